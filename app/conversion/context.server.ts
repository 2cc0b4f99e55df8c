// What the postbacks of conversions need to know of clicks, and of what was sent before: read for a whole batch at once, inside
// its transaction.
import type { Queryable } from '#app/platform/database.server.ts'
import type { PlannedPostback, Sent } from '#app/postback/plan.ts'
import type { CreditedClick } from './conversion.ts'
import type { Reference } from './reading.ts'

/** The sub ids and the partner's own click id of clicks, by click id (ids are unique over all shops). */
export async function readClickNames(
  db: Queryable,
  references: readonly Reference[],
): Promise<Map<string, CreditedClick>> {
  const asked = references.filter(({ clickId }) => clickId !== null)
  if (asked.length === 0) return new Map()
  const { rows } = await db.query<
    { id: string; aff_click_id: string | null } & Record<`sub${1 | 2 | 3 | 4 | 5}`, string | null>
  >({
    name: 'names of clicks',
    text: `SELECT click.id, sub1, sub2, sub3, sub4, sub5, aff_click_id
             FROM unnest($1::uuid[], $2::uuid[]) AS asked(shop_id, id)
            CROSS JOIN LATERAL (SELECT * FROM click WHERE click.shop_id = asked.shop_id AND click.id = asked.id OFFSET 0) AS click`,
    values: [asked.map(({ shopId }) => shopId), asked.map(({ clickId }) => clickId)],
  })
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, subs: [row.sub1, row.sub2, row.sub3, row.sub4, row.sub5], affClickId: row.aff_click_id },
    ]),
  )
}

interface PostbackRow {
  id: string
  partner_id: string
  offer_ids: string[]
  events: string[]
  statuses: string[]
  adjustments: boolean
  currency: string | null
  delay_seconds: number
  active: boolean
}

/** The active postbacks of the partners, by partner id (ids are unique over all shops). */
export async function readPostbacks(
  db: Queryable,
  references: readonly Reference[],
): Promise<Map<string, PlannedPostback[]>> {
  const byPartner = new Map<string, PlannedPostback[]>()
  if (references.length === 0) return byPartner
  const asked = [...new Map(references.map(({ shopId, partnerId }) => [partnerId, shopId]))]
  const { rows } = await db.query<PostbackRow>({
    name: 'postbacks of partners',
    text: `SELECT id, partner_id, offer_ids, events, statuses, adjustments, currency, delay_seconds, active FROM postback
            WHERE (shop_id, partner_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[])) AND active
            ORDER BY id`,
    values: [asked.map(([, shopId]) => shopId), asked.map(([partnerId]) => partnerId)],
  })
  for (const row of rows) {
    const postback = {
      ...row,
      partnerId: row.partner_id,
      offerIds: row.offer_ids,
      delaySeconds: row.delay_seconds,
    }
    byPartner.set(row.partner_id, [...(byPartner.get(row.partner_id) ?? []), postback])
  }
  return byPartner
}

/** What was last planned for these conversions: conversion id -> postback id -> values. */
export async function readLastSent(
  db: Queryable,
  conversions: readonly { shopId: string; id: string; currency: string }[],
): Promise<Map<string, Map<string, Sent>>> {
  const byConversion = new Map<string, Map<string, Sent>>()
  if (conversions.length === 0) return byConversion
  const { rows } = await db.query<{
    conversion_id: string
    postback_id: string
    sequence: number
    amount_minor: bigint
    payout_minor: bigint
    sent_currency: string | null
    waits: boolean
  }>({
    name: 'last sent',
    text: `SELECT DISTINCT ON (conversion_id, postback_id) conversion_id, postback_id, sequence, amount_minor, payout_minor,
                  sent_currency, waits
             FROM unnest($1::uuid[], $2::text[]) AS asked(shop_id, conversion_id)
            CROSS JOIN LATERAL (SELECT postback_id, sequence, amount_minor, payout_minor, sent_currency,
                     state = 'scheduled' AND next_attempt_at IS NULL AS waits FROM delivery
              WHERE delivery.shop_id = asked.shop_id AND delivery.conversion_id = asked.conversion_id AND NOT replaced OFFSET 0) AS sent
            ORDER BY conversion_id, postback_id, sequence DESC`,
    values: [conversions.map(({ shopId }) => shopId), conversions.map(({ id }) => id)],
  })
  const currencies = new Map(conversions.map(({ id, currency }) => [id, currency]))
  for (const row of rows) {
    const sent = byConversion.get(row.conversion_id) ?? new Map<string, Sent>()
    sent.set(row.postback_id, {
      sequence: row.sequence,
      amountMinor: row.amount_minor,
      payoutMinor: row.payout_minor,
      currency: row.sent_currency ?? currencies.get(row.conversion_id) ?? '',
      waits: row.waits,
    })
    byConversion.set(row.conversion_id, sent)
  }
  return byConversion
}
