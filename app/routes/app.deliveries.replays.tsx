// Replays for the page of the delivery log: how they stand, and how they are started and stopped. Nothing to look at by itself.
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { visitOf } from '#app/admin-visit.server.ts'
import { startReplay, stopReplay } from '#app/delivery/replay.server.ts'
import { stepReplay } from '#app/delivery/replay-steps.server.ts'
import { readReplayForm } from '#app/insight/delivery-log/replay-form.ts'
import { readReplays, type ReplayAnswer } from '#app/insight/delivery-log/replays.server.ts'
import { readForm } from '#app/read-form.server.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, reader } = await visitOf(runtime, request)
  return { replays: await readReplays(runtime.db.pool, viewer, reader) }
}

export async function action({ request, context: { runtime } }: ActionFunctionArgs): Promise<ReplayAnswer> {
  const { viewer, shop, reader, by } = await visitOf(runtime, request)
  const { db, newId, clock, signals } = runtime
  const fields = Object.fromEntries(await readForm(request))
  const replays = () => readReplays(db.pool, viewer, reader)
  if (fields['intent'] === 'stop') {
    await stopReplay(db.pool, viewer, String(fields['replay']), clock())
    return { problems: [], started: false, replays: await replays() }
  }
  const form = readReplayForm(fields, shop.timeZone)
  if (!form.ok) return { problems: form.problems, started: false, replays: await replays() }
  const started = await startReplay(db, newId, viewer, form.period, by, clock())
  if (started.kind === 'refused') {
    const problems = [{ field: 'postback', message: started.message }]
    return { problems, started: false, replays: await replays() }
  }
  // The first step is made here, and where it was enough the last, so that little is done at once; the rest is the worker's.
  const replay = { shopId: viewer.shopId, replayId: started.replayId }
  const first = await stepReplay(db, replay, clock())
  if (first.kind === 'resent' && first.count === started.total) await stepReplay(db, replay, clock())
  signals.send('delivery')
  signals.send('replay')
  return { problems: [], started: true, replays: await replays() }
}
