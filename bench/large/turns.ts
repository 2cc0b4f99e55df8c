// The small database and the large one take turns; in each, one connection asks batch after batch.
import type { PoolClient } from 'pg'
import { inTransaction } from '#app/platform/database.server.ts'
import { median } from '../figure.ts'
import { familyCpuMicros } from '../process-cost.ts'
import type { LargeOptions } from './options.ts'
import { DRAWS, LOOK_UPS, type Draw, type LookUp } from './look-ups.ts'
import { readPlan, type Plan } from './plan.ts'
import type { Shelf } from './shelf.ts'

/** As many rows as the worker takes from the inbox at once. */
const BATCH = 100
/** Before each turn: the turn of the other database has taken the memory. */
const WARM_UP_BATCHES = 200
const PLANS = 10

/** What one look-up costs, microseconds. */
export interface Cost {
  appMicros: number
  databaseMicros: number
  wallMicros: number
}

export interface Measured {
  lookUp: LookUp
  draw: Draw
  small: Cost[]
  large: Cost[]
  smallPlan: Plan
  largePlan: Plan
}

/** CPU time of both sides together. */
export const cpuOf = ({ appMicros, databaseMicros }: Cost): number => appMicros + databaseMicros

/** @throws when a look-up does not find what is there */
export async function takeTurns(
  small: Shelf,
  large: Shelf,
  postgresPid: number,
  { rounds, seconds }: LargeOptions,
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const lookUp of LOOK_UPS)
    for (const draw of DRAWS) {
      const turn = (shelf: Shelf) => takeTurn({ shelf, lookUp, draw }, postgresPid, seconds)
      const turns: { small: Cost[]; large: Cost[] } = { small: [], large: [] }
      for (let round = 1; round <= rounds; round++) {
        const [other, one] = [await turn(small), await turn(large)]
        turns.small.push(other)
        turns.large.push(one)
        process.stderr.write(
          `${lookUp.name} ${draw} round ${round}: ${cpuOf(one).toFixed(1)} µs of CPU beside ${cpuOf(other).toFixed(1)}\n`,
        )
      }
      const [smallPlan, largePlan] = [
        await plan({ shelf: small, lookUp, draw }),
        await plan({ shelf: large, lookUp, draw }),
      ]
      measured.push({ lookUp, draw, ...turns, smallPlan, largePlan })
    }
  return measured
}

interface Asking {
  shelf: Shelf
  lookUp: LookUp
  draw: Draw
}

/** In one transaction, as the worker asks (it forbids sequential scans), whose own cost is left out. */
function takeTurn(asking: Asking, postgresPid: number, seconds: number): Promise<Cost> {
  return warmed(asking, async (client, next) => {
    const { shelf, lookUp } = asking
    let asked = 0
    const [cpu, databaseMicros] = [process.cpuUsage(), familyCpuMicros(postgresPid)]
    const from = performance.now()
    const until = from + seconds * 1000
    while (performance.now() < until) {
      const batch = next()
      const found = await lookUp.ask(client, shelf.shopId, batch)
      if (found !== batch.length) throw new Error(`${lookUp.name}: ${found} found of ${batch.length}`)
      asked += batch.length
    }
    const wallMicros = (performance.now() - from) * 1000
    const { user, system } = process.cpuUsage(cpu)
    return {
      appMicros: (user + system) / asked,
      databaseMicros: (familyCpuMicros(postgresPid) - databaseMicros) / asked,
      wallMicros: wallMicros / asked,
    }
  })
}

/** The plan of the last of several batches, with the means and the faults of all. */
function plan(asking: Asking): Promise<Plan> {
  return warmed(asking, async (client, next) => {
    const plans: Plan[] = []
    for (let count = 0; count < PLANS; count++)
      plans.push(await readPlan(client, asking.shelf, asking.lookUp, next()))
    const mean = (of: (plan: Plan) => number) => plans.reduce((sum, one) => sum + of(one), 0) / plans.length
    return {
      ...(plans.at(-1) as Plan),
      pagesPerLookUp: mean((one) => one.pagesPerLookUp),
      cachedShare: mean((one) => one.cachedShare),
      faults: [...new Set(plans.flatMap((one) => one.faults))],
    }
  })
}

function warmed<T>(
  { shelf, lookUp, draw }: Asking,
  work: (client: PoolClient, next: () => unknown[]) => Promise<T>,
): Promise<T> {
  const next = batches(shelf.keys.get(lookUp.name)?.[draw] ?? [])
  return inTransaction(shelf.db.pool, async (client) => {
    for (let batch = 0; batch < WARM_UP_BATCHES; batch++) await lookUp.ask(client, shelf.shopId, next())
    return work(client, next)
  })
}

/** Where the keys of a turn go on from the turn before. */
const positions = new WeakMap<unknown[], number>()

function batches(keys: unknown[]): () => unknown[] {
  return () => {
    const at = positions.get(keys) ?? 0
    const end = at + BATCH > keys.length ? BATCH : at + BATCH
    positions.set(keys, end)
    return keys.slice(end - BATCH, end)
  }
}

/** The median of each field by itself. */
export function medianCost(costs: readonly Cost[]): Cost {
  const of = (field: keyof Cost) => median(costs.map((cost) => cost[field]))
  return { appMicros: of('appMicros'), databaseMicros: of('databaseMicros'), wallMicros: of('wallMicros') }
}
