// What the filters of the log offer: the shop's partners, offers and postbacks, and the events that its log knows.
import type { Queryable } from '#app/platform/database.server.ts'
import { MOST_CHOICES as MOST, readNamed, type Choice } from '../choices.server.ts'
import { destinationHost } from '../delivery-label.ts'

export interface Choices {
  partners: Choice[]
  offers: Choice[]
  postbacks: Choice[]
  events: Choice[]
}

const MOST_EVENTS = 100

export async function readChoices(db: Queryable, shopId: string): Promise<Choices> {
  const [partners, offers, postbacks, events] = await Promise.all([
    readNamed(db, 'partner', shopId),
    readNamed(db, 'offer', shopId),
    readPostbacks(db, shopId),
    readEvents(db, shopId),
  ])
  return { partners, offers, postbacks, events: events.map((event) => ({ value: event, label: event })) }
}

async function readPostbacks(db: Queryable, shopId: string): Promise<Choice[]> {
  const { rows } = await db.query<{ id: string; label: string; url: string; partner: string }>(
    `SELECT b.id, b.label, b.url, p.name AS partner
       FROM postback b JOIN partner p ON p.shop_id = b.shop_id AND p.id = b.partner_id
      WHERE b.shop_id = $1 ORDER BY lower(p.name), b.id LIMIT ${MOST}`,
    [shopId],
  )
  return rows.map(({ id, label, url, partner }) => ({
    value: id,
    label: `${partner}: ${label || destinationHost(url)}`,
  }))
}

/** From one event to the next along their index: a shop has few, and deliveries without number. */
async function readEvents(db: Queryable, shopId: string): Promise<string[]> {
  const { rows } = await db.query<{ event: string }>(
    `WITH RECURSIVE known AS (
       (SELECT event, 1 AS n FROM delivery_log WHERE shop_id = $1 ORDER BY event LIMIT 1)
       UNION ALL
       SELECT next.event, known.n + 1 FROM known CROSS JOIN LATERAL (
         SELECT event FROM delivery_log WHERE shop_id = $1 AND event > known.event ORDER BY event LIMIT 1) AS next
        WHERE known.n < ${MOST_EVENTS}
     ) SELECT event FROM known ORDER BY event`,
    [shopId],
  )
  return rows.map(({ event }) => event)
}
