// The CPU that it takes to decide one order, from its bytes to the input for its conversion, without a database; beside
// JSON.parse of the same bytes in the same process.
import type { Decided } from '../child/decide-order.ts'
import { median, type Figure } from '../figure.ts'
import { startChild } from '../processes.ts'
import type { Stage } from '../stage.ts'

const WARM_UP_SECONDS = 2

export async function measureDecideOrder({ options }: Stage): Promise<Figure> {
  // No bare process: it holds the rooms of the app, and its memory is nobody's baseline.
  const child = await startChild('decide-order.ts', {}, options.cpuProfiles)
  const run = (what: 'decide' | 'parse', seconds: number) => child.ask<Decided>(what, seconds)
  const warmUp = Math.min(WARM_UP_SECONDS, options.seconds)
  await run('parse', warmUp)
  await run('decide', warmUp)

  const [parsed, decided]: [Decided[], Decided[]] = [[], []]
  for (let round = 1; round <= options.rounds; round++) {
    parsed.push(await run('parse', options.seconds))
    decided.push(await run('decide', options.seconds))
    const [one, other] = [micros(decided.at(-1)), micros(parsed.at(-1))]
    process.stderr.write(`decide_order round ${round}: ${one.toFixed(1)} µs beside ${other.toFixed(1)}\n`)
  }
  await child.stop()
  const { bodyBytes, evidence } = decided[0] as Decided
  return {
    name: 'decide_order',
    unit: 'µs of CPU',
    value: median(decided.map(micros)),
    baseline: median(parsed.map(micros)),
    notes: [
      `an order of ${(bodyBytes / 1000).toFixed(1)} KB with ${evidence} pieces of evidence; each was credited and gave an input`,
      `µs by round: ${decided.map((one) => micros(one).toFixed(1)).join(', ')}`,
    ],
  }
}

function micros(run: Decided | undefined): number {
  return run ? run.cpuMicros / run.orders : Number.NaN
}
