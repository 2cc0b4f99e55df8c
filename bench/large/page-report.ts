// What the pages of a list cost among few rows and among many, in lines and in figures.
import type { MeasuredPage } from './page-turns.ts'

/** A page of the large list may take so many times as much. */
const CEILING = 1.5
/** What a page may take that looks as far as it may and finds next to nothing, milliseconds. */
const WALK_CEILING_MS = 500

const ratioOf = ({ small, large }: MeasuredPage) => large.cpuMs / small.cpuMs
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const mark = (isGood: boolean) => (isGood ? '✓' : '✗')

export function reportPages(name: string, what: string, measured: readonly MeasuredPage[]): string {
  const lines = measured.map((one) => {
    const { small, large, isWalk } = one
    const verdict = isWalk
      ? `looks as far as it may, ${mark(large.cpuMs <= WALK_CEILING_MS)} at most ${WALK_CEILING_MS} ms`
      : `${ratioOf(one).toFixed(2)} times ${mark(ratioOf(one) <= CEILING)}`
    const ms = (value: number) => value.toFixed(2).padStart(8)
    return `  ${one.name.padEnd(44)}${ms(small.cpuMs)} ${ms(large.cpuMs)}   ${verdict}, wall ${ms(small.wallMs)} ${ms(large.wallMs)}, ${one.found.toFixed(0)} rows`
  })
  return [`${name}: ${what}; ms of CPU a page among few rows, among many`, ...lines].join('\n')
}

/** All filters together, the one that suffers most, and the longest walk. */
export function pageFigures(name: string, measured: readonly MeasuredPage[]): Record<string, object> {
  const round = (value: number) => Number(value.toPrecision(4))
  const figure = (value: number, baseline: number, unit: string, floor = CEILING) => ({
    value: round(value),
    unit,
    baseline: round(baseline),
    ratio: round(value / baseline),
    floor,
  })
  const pages = measured.filter(({ isWalk }) => !isWalk)
  const worst = pages.toSorted((one, other) => ratioOf(other) - ratioOf(one))[0] as MeasuredPage
  const longest = measured
    .filter(({ isWalk }) => isWalk)
    .toSorted((one, other) => other.large.cpuMs - one.large.cpuMs)[0]
  return {
    [name]: figure(
      mean(pages.map(({ large }) => large.cpuMs)),
      mean(pages.map(({ small }) => small.cpuMs)),
      'ms of CPU a page, all filters',
    ),
    [`${name}_worst`]: figure(worst.large.cpuMs, worst.small.cpuMs, `ms of CPU a page, by ${worst.name}`),
    ...(longest && {
      [`${name}_walk`]: figure(
        longest.large.cpuMs,
        WALK_CEILING_MS,
        `ms of CPU a page, by ${longest.name}`,
        1,
      ),
    }),
  }
}
