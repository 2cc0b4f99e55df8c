// What the filters of the log offer: the viewer's partners, offers and postbacks, and the events that his log knows.
import type { Queryable } from '#app/platform/database.server.ts'
import { isMerchant, type Viewer } from '#app/program/viewer.ts'
import { MOST_CHOICES as MOST, readNamed, type Choice } from '../choices.server.ts'
import { destinationHost } from '../delivery-label.ts'

export interface Choices {
  partners: Choice[]
  offers: Choice[]
  postbacks: Choice[]
  events: Choice[]
}

const MOST_EVENTS = 100
/** Deliveries of a partner that are looked at for events. */
const NEWEST = 5_000

export async function readChoices(db: Queryable, viewer: Viewer): Promise<Choices> {
  const [partners, offers, postbacks, events] = await Promise.all([
    isMerchant(viewer) ? readNamed(db, 'partner', viewer.shopId) : [],
    readNamed(db, 'offer', viewer.shopId),
    readPostbacks(db, viewer),
    isMerchant(viewer) ? readEvents(db, viewer) : readPartnersEvents(db, viewer),
  ])
  return { partners, offers, postbacks, events: events.map((event) => ({ value: event, label: event })) }
}

async function readPostbacks(db: Queryable, viewer: Viewer): Promise<Choice[]> {
  const { rows } = await db.query<{ id: string; label: string; url: string; partner: string }>(
    `SELECT b.id, b.label, b.url, p.name AS partner
       FROM postback b JOIN partner p ON p.shop_id = b.shop_id AND p.id = b.partner_id
      WHERE b.shop_id = $1 AND ($2::uuid IS NULL OR b.partner_id = $2) ORDER BY lower(p.name), b.id LIMIT ${MOST}`,
    [viewer.shopId, viewer.partnerId],
  )
  return rows.map(({ id, label, url, partner }) => ({
    value: id,
    label: isMerchant(viewer)
      ? `${partner}: ${label || destinationHost(url)}`
      : label || destinationHost(url),
  }))
}

/** From one event to the next along their index: a shop has few, and deliveries without number. */
async function readEvents(db: Queryable, { shopId }: Viewer): Promise<string[]> {
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

/** Those of his newest deliveries. */
async function readPartnersEvents(db: Queryable, { shopId, partnerId }: Viewer): Promise<string[]> {
  const { rows } = await db.query<{ event: string }>(
    `SELECT DISTINCT event FROM (SELECT event FROM delivery_log WHERE shop_id = $1 AND partner_id = $2
                                  ORDER BY id DESC LIMIT ${NEWEST}) AS newest ORDER BY event LIMIT ${MOST_EVENTS}`,
    [shopId, partnerId],
  )
  return rows.map(({ event }) => event)
}
