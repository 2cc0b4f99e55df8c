// A comparison under load: the baseline and the system take turns, with the same load generator and the same requests.
// After each turn of the system its answers are held against the rows in the database.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { rest } from './database-state.ts'
import { median, medianSide, type Figure, type Side } from './figure.ts'
import type { LoadResult } from './load/load.ts'
import { writeRequests, type PreparedRequest } from './load/requests.ts'
import type { Name } from './options.ts'
import { cpuMicros, familyCpuMicros } from './process-cost.ts'
import type { Child } from './processes.ts'
import type { Stage } from './stage.ts'

export interface Contest {
  name: Name
  variant?: string
  connections: number
  requests: readonly PreparedRequest[]
  bare: Child<{ port: number }>
  /** Answers of success that the app has counted, and the rows that must stand for them. */
  count(): Promise<Tally>
  /** Before each turn of the system. */
  prepare?(): Promise<void>
  /** After each turn of the system; what is worth knowing. */
  conclude?(): Promise<string | null>
}

export interface Tally {
  answers: number
  rows: number
}

const WARM_UP_SECONDS = 2
const SETTLE_TIMEOUT_MS = 10_000
let runs = 0

/** What one turn of the system came to. */
interface Turn {
  side: Side
  /** Answers that the generator took in. */
  acknowledged: number
  tally: Tally
}

type Load = (child: Child<{ port: number }>, seconds: number) => Promise<LoadResult>

export async function compare(stage: Stage, contest: Contest): Promise<Figure> {
  const { app, options } = stage
  const load = prepareLoad(stage, contest)
  const warmUp = Math.min(WARM_UP_SECONDS, options.seconds)
  await load(contest.bare, warmUp)
  await load(app, warmUp)
  await settled(contest)

  const baselines: Side[] = []
  const turns: Turn[] = []
  const notes: string[] = []
  for (let round = 1; round <= options.rounds; round++) {
    await rest(stage.pool)
    const baseline = await measure(stage, contest.bare, () => load(contest.bare, options.seconds))
    baselines.push(baseline)
    const turn = await takeTurn(stage, contest, load)
    turns.push(turn)
    const note = await contest.conclude?.()
    if (note) notes.push(`round ${round}: ${note}`)
    progress(contest, round, baseline, turn.side)
  }
  const sides = turns.map(({ side }) => side)
  return {
    name: contest.name,
    ...(contest.variant !== undefined && { variant: contest.variant }),
    unit: 'requests/s',
    ...comparison(sides, baselines),
    notes: [nothingLost(turns), ratioByRound(sides, baselines), ...notes],
  }
}

/** What both sides come to: the medians. */
export function comparison(candidates: readonly Side[], baselines: readonly Side[]) {
  return {
    value: median(candidates.map(({ perSecond }) => perSecond)),
    baseline: median(baselines.map(({ perSecond }) => perSecond)),
    candidateSide: medianSide(candidates),
    baselineSide: medianSide(baselines),
  }
}

export function ratioByRound(candidates: readonly Side[], baselines: readonly Side[]): string {
  const ratios = candidates.map(({ perSecond }, index) => perSecond / (baselines[index] as Side).perSecond)
  return `ratio by round: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}`
}

function prepareLoad(stage: Stage, { name, connections, requests }: Contest): Load {
  const requestsFile = join(stage.folder, `${name}.requests`)
  writeRequests(requestsFile, requests)
  return (child, seconds) => {
    const word = `run${++runs}-`
    return stage.generator.run({ port: child.ready.port, connections, seconds, requestsFile, word })
  }
}

async function takeTurn(stage: Stage, contest: Contest, load: Load): Promise<Turn> {
  const { app, options, pool } = stage
  await contest.prepare?.()
  await rest(pool)
  const before = await settled(contest)
  let acknowledged = 0
  const side = await measure(stage, app, async () => {
    const result = await load(app, options.seconds)
    acknowledged = result.requests
    return result
  })
  const after = await settled(contest)
  const tally = { answers: after.answers - before.answers, rows: after.rows - before.rows }
  checkNothingLost(contest, acknowledged, tally)
  return { side, acknowledged, tally }
}

function nothingLost(turns: readonly Turn[]): string {
  const sum = (of: (turn: Turn) => number) => turns.reduce((total, turn) => total + of(turn), 0)
  const [rows, answers] = [sum(({ tally }) => tally.rows), sum(({ tally }) => tally.answers)]
  return (
    `${rows} rows for ${answers} answers of the app; the generator took in ${sum((turn) => turn.acknowledged)}, ` +
    'the rest were under way when it stopped'
  )
}

/** Runs `work` and puts the CPU time that went by beside what it did. */
export async function measure(
  stage: Stage,
  child: Child<unknown>,
  work: () => Promise<Pick<LoadResult, 'requests' | 'seconds'> & Partial<LoadResult>>,
): Promise<Side> {
  const cpu = () => [cpuMicros(child.pid), familyCpuMicros(stage.postgresPid)] as const
  const [process0, database0] = cpu()
  const result = await work()
  const [process1, database1] = cpu()
  if (result.errors) throw new Error(`${result.errors} requests failed`)
  if (result.requests === 0) throw new Error('not one request was answered')
  return {
    perSecond: result.requests / result.seconds,
    p50Ms: result.p50Ms ?? Number.NaN,
    p99Ms: result.p99Ms ?? Number.NaN,
    processMicros: (process1 - process0) / result.requests,
    databaseMicros: (database1 - database0) / result.requests,
  }
}

/** The tally once nothing is under way any more. */
async function settled({ count, name }: Contest): Promise<Tally> {
  const until = performance.now() + SETTLE_TIMEOUT_MS
  let last = await count()
  for (;;) {
    await pause(100)
    const now = await count()
    if (now.answers === last.answers && now.rows === last.rows) return now
    if (performance.now() > until) throw new Error(`${name}: does not come to rest`)
    last = now
  }
}

function checkNothingLost(
  { name, connections }: Contest,
  acknowledged: number,
  { answers, rows }: Tally,
): void {
  if (rows !== answers) throw new Error(`${name}: ${answers} answers, but ${rows} rows`)
  if (answers < acknowledged || answers > acknowledged + connections)
    throw new Error(`${name}: the generator took in ${acknowledged} answers, the app gave ${answers}`)
}

function progress({ name, variant = '' }: Contest, round: number, bare: Side, side: Side): void {
  const rates = `${Math.round(side.perSecond)}/s beside ${Math.round(bare.perSecond)}/s`
  process.stderr.write(`${name} ${variant} round ${round}: ${rates}\n`)
}
