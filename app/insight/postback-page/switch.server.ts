// Switches a postback off and on, and resumes one that is paused: asked for on the list and in the editor.
import type { Reader } from '#app/language/reader.ts'
import type { Say } from '#app/language/say.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { resumePostback, switchPostback } from '#app/postback/configuration/switch-postback.server.ts'

export type SwitchAnswer = { kind: 'switched'; message: string } | { kind: 'failed'; message: string }

export async function switchTo(
  db: Pick<Database, 'pool'>,
  viewer: Viewer,
  id: string,
  intent: 'on' | 'off' | 'resume',
  { say, nowMs }: Reader,
): Promise<SwitchAnswer> {
  if (intent === 'resume') {
    const resumed = await resumePostback(db, viewer, id)
    if (resumed.kind === 'not_found') return goneAnswer(say)
    return { kind: 'switched', message: say('Resumed. What waited is sent now, oldest first.') }
  }
  const done = await switchPostback(db, viewer, id, intent === 'on', nowMs)
  if (done.kind === 'not_found') return goneAnswer(say)
  return {
    kind: 'switched',
    message: intent === 'on' ? say('Switched on') : switchedOff(done.cancelled, say),
  }
}

export function goneAnswer(say: Say): SwitchAnswer {
  return { kind: 'failed', message: say('This postback is gone. Reload the page.') }
}

function switchedOff(cancelled: number, say: Say): string {
  return cancelled === 0
    ? say('Switched off. Nothing was scheduled.')
    : say('Switched off. {{count, number}} deliveries were cancelled.', { count: cancelled })
}
