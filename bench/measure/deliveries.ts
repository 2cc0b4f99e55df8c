// A backlog of due deliveries to one destination (empty-backlog), against undici's `request` in a loop over as many
// connections as the system may have at a time.
import { comparison, measure, ratioByRound } from '../compare.ts'
import { rest } from '../database-state.ts'
import type { Figure, Side } from '../figure.ts'
import type { Child } from '../processes.ts'
import type { Stage } from '../stage.ts'
import { takeModel } from './backlog.ts'
import { BACKLOG_PER_SECOND, WARM_UP_DELIVERIES, emptyBacklog } from './empty-backlog.ts'

/** The system opens two less to one host: DELIVERY_HOST_CONCURRENCY is 48 unless it is set, and here it is not. */
const CONNECTIONS = 50

export async function measureDeliveries(stage: Stage): Promise<Figure> {
  const { options, pool, sink, app } = stage
  const backlog = BACKLOG_PER_SECOND * options.seconds
  const url = `${await takeModel(stage)}the-model-of-the-backlog-12345`
  const bare = await stage.startBare('bare-requests.ts', { url, connections: CONNECTIONS })
  await bare.ask('run', 1)
  await emptyBacklog(stage, WARM_UP_DELIVERIES)

  const [baselines, candidates]: [Side[], Side[]] = [[], []]
  for (let round = 1; round <= options.rounds; round++) {
    await rest(pool)
    baselines.push(await measure(stage, bare, () => loop(bare, options.seconds)))
    candidates.push(await emptyBacklog(stage, backlog))
    const [one, other] = [candidates.at(-1) as Side, baselines.at(-1) as Side]
    process.stderr.write(
      `deliveries round ${round}: ${Math.round(one.perSecond)}/s beside ${Math.round(other.perSecond)}/s\n`,
    )
  }
  await bare.stop()
  await sink.ask('reset', false)
  await app.ask('worker', false)
  return {
    name: 'deliveries',
    unit: 'deliveries/s',
    ...comparison(candidates, baselines),
    notes: [
      `each round ${backlog} deliveries: as many delivered, as many attempts in the log, as many requests at the tracker`,
      `all settings are those of a new installation: at most 128 attempts at a time, 48 to one host; the baseline has ${CONNECTIONS} connections`,
      ratioByRound(candidates, baselines),
    ],
  }
}

function loop(bare: Child<unknown>, seconds: number): Promise<{ requests: number; seconds: number }> {
  return bare.ask('run', seconds)
}
