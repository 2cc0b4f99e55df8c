// What the filters of the list offer: the shop's partners and offers, and the events that its conversions have.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { readNamed, type Choice } from '../choices.server.ts'

export interface ListChoices {
  /** Empty for a partner: it sees its own. */
  partners: Choice[]
  offers: Choice[]
  events: Choice[]
}

const MOST_EVENTS = 100

export async function readListChoices(db: Queryable, { shopId, partnerId }: Viewer): Promise<ListChoices> {
  const [partners, offers, events] = await Promise.all([
    partnerId === null ? readNamed(db, 'partner', shopId) : [],
    readNamed(db, 'offer', shopId),
    readEvents(db, shopId),
  ])
  return { partners, offers, events: events.map((event) => ({ value: event, label: event })) }
}

/** From one event to the next along their index, in which sales are not: a shop has few, and conversions without number. */
async function readEvents(db: Queryable, shopId: string): Promise<string[]> {
  const { rows } = await db.query<{ event: string }>(
    `WITH RECURSIVE known AS (
       (SELECT event, 1 AS n FROM conversion WHERE shop_id = $1 AND event <> 'sale' ORDER BY event LIMIT 1)
       UNION ALL
       SELECT next.event, known.n + 1 FROM known CROSS JOIN LATERAL (
         SELECT event FROM conversion WHERE shop_id = $1 AND event <> 'sale' AND event > known.event ORDER BY event LIMIT 1) AS next
        WHERE known.n < ${MOST_EVENTS}
     ) SELECT event FROM known ORDER BY event`,
    [shopId],
  )
  return ['sale', ...rows.map(({ event }) => event)]
}
