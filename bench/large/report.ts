// What a run of `npm run bench:large` prints: costs, plans, and as the last line the figures as JSON.
import { median } from '../figure.ts'
import type { Plan } from './plan.ts'
import type { Shelf } from './shelf.ts'
import { cpuOf, medianCost, type Cost, type Measured } from './turns.ts'

/** A look-up among all clicks may cost so much more than one among few. */
const FLOOR = 1.3

export function reportLarge(measured: readonly Measured[], small: Shelf, large: Shelf): string {
  return measured
    .map((one) => [...costs(one, small, large), ...plans(one, small, large)].join('\n'))
    .join('\n\n')
}

export function faultsOf(measured: readonly Measured[]): string[] {
  return measured.flatMap((one) =>
    [...new Set([...one.smallPlan.faults, ...one.largePlan.faults])].map(
      (fault) => `${title(one)}: ${fault}`,
    ),
  )
}

export function largeFigures(measured: readonly Measured[]): Record<string, object> {
  const round = (value: number) => Number(value.toPrecision(4))
  const entries = measured.map((one) => {
    const { small, large } = one
    const [value, baseline] = [median(large.map(cpuOf)), median(small.map(cpuOf))]
    const figure = { value: round(value), unit: 'µs of CPU a look-up', baseline: round(baseline) }
    return [title(one), { ...figure, ratio: round(value / baseline), floor: FLOOR }]
  })
  return Object.fromEntries(entries)
}

function costs(measured: Measured, small: Shelf, large: Shelf): string[] {
  const { small: few, large: many } = measured
  const ratio = median(many.map(cpuOf)) / median(few.map(cpuOf))
  const byRound = many.map((cost, round) => (cpuOf(cost) / cpuOf(few[round] as Cost)).toFixed(2)).join(', ')
  const [one, other] = [medianCost(many), medianCost(few)]
  return [
    `${title(measured)}: CPU ${ratio.toFixed(2)} times (${byRound}), ${ratio <= FLOOR ? '✓' : '✗'} at most ${FLOOR}; wall ${(one.wallMicros / other.wallMicros).toFixed(2)} times`,
    costLine(large, one),
    costLine(small, other),
  ]
}

/** The figure's name: of keys that are asked for again and again it is the look-up's own. */
function title({ lookUp, draw }: Measured): string {
  return draw === 'warm' ? lookUp.name : `${lookUp.name}_${draw}`
}

function costLine({ clicks }: Shelf, { appMicros, databaseMicros, wallMicros }: Cost): string {
  return `  ${size(clicks)}: CPU ${appMicros.toFixed(1)} app + ${databaseMicros.toFixed(1)} database, wall ${wallMicros.toFixed(1)} µs a look-up`
}

function plans({ lookUp, smallPlan, largePlan }: Measured, small: Shelf, large: Shelf): string[] {
  return [[small, smallPlan] as const, [large, largePlan] as const].flatMap(([{ clicks }, plan]) => [
    `  plan at ${size(clicks)} ("${lookUp.statement}", ${plan.generic ? 'generic' : 'custom'}), ${pages(plan)}`,
    ...plan.lines.map((line) => `    ${line}`),
    ...plan.faults.map((fault) => `    FAULT: ${fault}`),
  ])
}

function pages({ pagesPerLookUp, cachedShare }: Plan): string {
  return `${pagesPerLookUp.toFixed(1)} pages a look-up, ${(cachedShare * 100).toFixed(0)} % of them in shared_buffers`
}

function size(clicks: number): string {
  return `${clicks.toLocaleString('en')} clicks`
}
