// Saves a partner as a whole or not at all: checked against the shop in the transaction that writes him. Who saves over somebody
// else's edit is told instead.
import type { Reader } from '#app/language/reader.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { arrivalProblem } from '#app/postback/configuration/set-arrival-parameter.server.ts'
import type { PartnerDraft, PartnerProblem } from '#app/program/partner/partner-draft.ts'
import {
  hasOffer,
  lockShop,
  readPartner,
  slugOwner,
  writePartner,
} from '#app/program/partner/partner-store.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { checkPartner } from './check-partner.ts'

export interface SavePartnerPorts {
  db: Pick<Database, 'pool'>
  newId: NewId
  reader: Pick<Reader, 'say' | 'nowMs'>
}

export interface SavePartnerInput {
  /** null: a new one */
  id: string | null
  /** The version that was edited; null for a new one. */
  version: number | null
  draft: unknown
}

export type PartnerSaved =
  | { kind: 'saved'; id: string; version: number }
  /** Messages in the reader's language. */
  | { kind: 'refused'; problems: PartnerProblem[] }
  | { kind: 'conflict'; version: number; theirs: PartnerDraft }
  | { kind: 'not_found' }

export async function savePartner(
  { db, newId, reader }: SavePartnerPorts,
  viewer: Merchant,
  input: SavePartnerInput,
): Promise<PartnerSaved> {
  const checked = checkPartner(input.draft)
  if (!checked.ok)
    return {
      kind: 'refused',
      problems: checked.problems.map(({ path, message }) => ({ path, message: reader.say(message) })),
    }
  return inTransaction(db.pool, async (client): Promise<PartnerSaved> => {
    await lockShop(client, viewer.shopId)
    const before = input.id === null ? null : await readPartner(client, viewer, input.id)
    if (input.id !== null && before === null) return { kind: 'not_found' }
    if (before !== null && before.version !== input.version)
      return { kind: 'conflict', version: before.version, theirs: before.draft }
    const id = before?.id ?? newId()
    const problems = await shopProblems(client, viewer, id, checked.draft, reader)
    if (problems.length > 0) return { kind: 'refused', problems }
    const version = (before?.version ?? 0) + 1
    await writePartner(client, viewer, { id, version, draft: checked.draft }, reader.nowMs)
    return { kind: 'saved', id, version }
  })
}

/** What the shop does not have, or has given to somebody else. */
async function shopProblems(
  db: Queryable,
  viewer: Merchant,
  id: string,
  draft: PartnerDraft,
  { say }: Pick<Reader, 'say'>,
): Promise<PartnerProblem[]> {
  const problems: PartnerProblem[] = []
  const owner = await slugOwner(db, viewer, draft.slug, id)
  if (owner !== null) {
    const message = say('{{partner}} already has this short name. Choose another.', { partner: owner })
    problems.push({ path: 'slug', message })
  }
  if (draft.defaultOfferId !== '' && !(await hasOffer(db, viewer, draft.defaultOfferId)))
    problems.push({ path: 'defaultOfferId', message: say('This offer is gone. Choose another.') })
  const arrival = draft.arrivalParameter
  const found = arrival === '' ? null : await arrivalProblem(db, viewer.shopId, id, arrival)
  if (found) problems.push({ path: 'arrivalParameter', message: arrivalWords(found, say) })
  return problems
}

/** In words of the reader, where we have them for the code. */
function arrivalWords(problem: { code: string; message: string }, say: Reader['say']): string {
  switch (problem.code) {
    case 'arrival_taken':
      return say('Another partner already has this parameter; visitors can be of one partner only.')
    case 'arrival_too_many':
      return say('A shop has at most 10 of these parameters; take one from another partner first.')
    default:
      return say(problem.message)
  }
}
