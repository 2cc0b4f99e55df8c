// Pausing, resuming, duplicating an offer and making it the default: asked for on the list and on its page.
import type { Reader } from '#app/language/reader.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import { duplicateOffer } from '#app/program/offer/duplicate-offer.server.ts'
import { chooseDefaultOffer, setOfferStatus } from '#app/program/offer/offer-standing.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { StandingRequest } from './read-request.ts'

export interface StandingPorts {
  db: Pick<Database, 'pool'>
  newId: NewId
  secretBox: SecretBox
  nowMs: number
}

export type StandingAnswer =
  | { kind: 'done'; message: string }
  /** A second offer was made: its page comes next. */
  | { kind: 'duplicated'; id: string; message: string }
  | { kind: 'failed'; message: string }

export async function standingAnswer(
  ports: StandingPorts,
  viewer: Merchant,
  { say }: Reader,
  { intent, id }: StandingRequest,
): Promise<StandingAnswer> {
  const { db, nowMs } = ports
  const gone: StandingAnswer = { kind: 'failed', message: say('This offer is gone. Reload the page.') }
  switch (intent) {
    case 'pause':
    case 'resume': {
      const isPaused = intent === 'pause'
      const done = await setOfferStatus(db, viewer, id, isPaused ? 'paused' : 'active', nowMs)
      return done ? { kind: 'done', message: isPaused ? say('Offer paused') : say('Offer resumed') } : gone
    }
    case 'default':
      return (await chooseDefaultOffer(db, viewer, id, nowMs))
        ? { kind: 'done', message: say('This is the default offer now') }
        : gone
    case 'duplicate': {
      const copy = await duplicateOffer(ports, viewer, id, (name) => say('Copy of {{name}}', { name }))
      return copy === null
        ? gone
        : { kind: 'duplicated', id: copy, message: say('Duplicated. The copy is paused.') }
    }
  }
}
