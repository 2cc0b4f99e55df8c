// The same backlog, against graphile-worker doing the same job: as many jobs, each a request to the same tracker and a row
// like that of the log (child/graphile-jobs).
import type { GraphileSettings } from '../child/graphile-jobs.ts'
import { comparison, measure, ratioByRound } from '../compare.ts'
import { countRows, rest } from '../database-state.ts'
import type { Figure, Side } from '../figure.ts'
import type { Child } from '../processes.ts'
import type { Stage } from '../stage.ts'
import { takeModel } from './backlog.ts'
import { BACKLOG_PER_SECOND, WARM_UP_DELIVERIES, emptyBacklog } from './empty-backlog.ts'

const CONCURRENCY = 50

export async function measureDeliveriesGraphile(stage: Stage): Promise<Figure> {
  const { options, sink, app, databaseUrl } = stage
  const backlog = BACKLOG_PER_SECOND * options.seconds
  const settings: GraphileSettings = { databaseUrl, url: await takeModel(stage), concurrency: CONCURRENCY }
  const graphile = await stage.startBare('graphile-jobs.ts', settings)
  await workOff(stage, graphile, WARM_UP_DELIVERIES)
  await emptyBacklog(stage, WARM_UP_DELIVERIES)

  const [baselines, candidates]: [Side[], Side[]] = [[], []]
  for (let round = 1; round <= options.rounds; round++) {
    await app.ask('worker', false)
    baselines.push(await workOff(stage, graphile, backlog))
    candidates.push(await emptyBacklog(stage, backlog))
    const [one, other] = [candidates.at(-1) as Side, baselines.at(-1) as Side]
    process.stderr.write(
      `deliveries_graphile round ${round}: ${Math.round(one.perSecond)}/s beside ${Math.round(other.perSecond)}/s\n`,
    )
  }
  await graphile.stop()
  await sink.ask('reset', false)
  await app.ask('worker', false)
  return {
    name: 'deliveries_graphile',
    unit: 'deliveries/s',
    ...comparison(candidates, baselines),
    notes: [
      `each round ${backlog} on either side: as many jobs completed, as many rows in their log, as many requests at the tracker`,
      `graphile-worker runs ${CONCURRENCY} jobs at a time, fetches 500 at once (localQueue), completes them in batches of 10 ms (completeJobBatchDelay), and has ${CONCURRENCY + 2} connections to the database: the fastest of what was tried`,
      ratioByRound(candidates, baselines),
    ],
  }
}

/** @throws when a job is missing or was done twice */
async function workOff(stage: Stage, graphile: Child<unknown>, count: number): Promise<Side> {
  const { pool, sink } = stage
  await sink.ask('reset', false)
  await graphile.ask('add', count)
  await rest(pool)
  const side = await measure(stage, graphile, () =>
    graphile.ask<{ requests: number; seconds: number }>('work', count),
  )
  const logged = await countRows(pool, 'bench_graphile_attempt WHERE http_status = 200')
  const arrived = await sink.ask<number>('count')
  if (logged !== count || arrived !== count)
    throw new Error(`graphile-worker: of ${count}, ${logged} logged, ${arrived} requests at the tracker`)
  return side
}
