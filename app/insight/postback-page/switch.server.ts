// Switches a postback off and on, and resumes one that is paused: asked for on the list and in the editor.
import type { Database } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { resumePostback, switchPostback } from '#app/postback/configuration/switch-postback.server.ts'

export type SwitchAnswer = { kind: 'switched'; message: string } | { kind: 'failed'; message: string }

export async function switchTo(
  { db, nowMs }: { db: Pick<Database, 'pool'>; nowMs: number },
  viewer: Viewer,
  id: string,
  intent: 'on' | 'off' | 'resume',
): Promise<SwitchAnswer> {
  if (intent === 'resume') {
    const resumed = await resumePostback(db, viewer, id)
    if (resumed.kind === 'not_found') return GONE
    return { kind: 'switched', message: 'Resumed. What waited is sent now, oldest first.' }
  }
  const done = await switchPostback(db, viewer, id, intent === 'on', nowMs)
  if (done.kind === 'not_found') return GONE
  return { kind: 'switched', message: intent === 'on' ? 'Switched on' : switchedOff(done.cancelled) }
}

export const GONE: SwitchAnswer = { kind: 'failed', message: 'This postback is gone. Reload the page.' }

function switchedOff(cancelled: number): string {
  if (cancelled === 0) return 'Switched off. Nothing was scheduled.'
  return `Switched off. ${cancelled === 1 ? '1 delivery was' : `${cancelled} deliveries were`} cancelled.`
}
