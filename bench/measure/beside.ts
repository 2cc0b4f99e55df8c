// How much slower one partner's postbacks get while others are in trouble: rounds of orders by themselves and beside a
// neighbour, in turn. Each round begins with a worker that has just started, so that no breaker remembers the round before.
import { rest } from '../database-state.ts'
import type { Figure } from '../figure.ts'
import type { Name } from '../options.ts'
import type { Stage } from '../stage.ts'
import { clearQueues, takeModel } from './backlog.ts'
import {
  ORDERS_PER_SECOND,
  WARM_UP_SECONDS,
  medianOf,
  openOrders,
  senderNote,
  type OrderRound,
} from './order-rounds.ts'

export interface Neighbour {
  name: Name
  /** Plans its deliveries, while the worker rests. */
  plan(): Promise<void>
  /** Resolves when it is in the way. @throws when it is not */
  begun(): Promise<void>
  /**
   * After the round: stops the worker and finds out that it was in the way all the time.
   * @returns the proof, for the notes
   * @throws when it was not
   */
  witness(): Promise<string>
}

export async function measureBeside(stage: Stage, neighbour: Neighbour): Promise<Figure> {
  const { app, options } = stage
  await takeModel(stage)
  const orders = await openOrders(stage)
  const run = async (beside: Neighbour | null, seconds: number) => {
    await clearQueues(stage)
    await beside?.plan()
    await rest(stage.pool)
    await app.ask('worker', true)
    await beside?.begun()
    return orders.run(seconds)
  }
  await run(null, Math.min(WARM_UP_SECONDS, options.seconds))
  const [alone, beside]: [OrderRound[], OrderRound[]] = [[], []]
  const proofs: string[] = []
  for (let round = 1; round <= options.rounds; round++) {
    alone.push(await run(null, options.seconds))
    beside.push(await run(neighbour, options.seconds))
    proofs.push(`round ${round}: ${await neighbour.witness()}`)
    const [one, other] = [beside.at(-1) as OrderRound, alone.at(-1) as OrderRound]
    process.stderr.write(
      `${neighbour.name} round ${round}: p95 ${one.p95Ms.toFixed(1)} ms beside ${other.p95Ms.toFixed(1)} ms\n`,
    )
  }
  await clearQueues(stage)
  await orders.stop()
  const figure = {
    name: neighbour.name,
    unit: 'ms',
    value: medianOf(beside, 'p95Ms'),
    baseline: medianOf(alone, 'p95Ms'),
  }
  return { ...figure, notes: [...notes(alone, beside), ...proofs] }
}

function notes(alone: readonly OrderRound[], beside: readonly OrderRound[]): string[] {
  const p95 = (rounds: readonly OrderRound[]) => rounds.map(({ p95Ms }) => p95Ms.toFixed(1)).join(', ')
  const others = (rounds: readonly OrderRound[]) =>
    `p50 ${medianOf(rounds, 'p50Ms').toFixed(1)} ms, p99 ${medianOf(rounds, 'p99Ms').toFixed(1)} ms`
  return [
    `order to attempt at ${ORDERS_PER_SECOND} orders/s, p95 by round: ${p95(beside)} ms with, ${p95(alone)} ms without`,
    `with: ${others(beside)}; without: ${others(alone)}; each arrived exactly once`,
    senderNote([...alone, ...beside]),
  ]
}
