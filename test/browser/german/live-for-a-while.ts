// What a shop has after a while: sales that were delivered, taken back, refused by the partner's tracker, held and reviewed, a paused
// postback with what waits for it, a call that was refused, and notices.
import { vi } from 'vitest'
import { PRODUCTS } from '../../../sandbox/storefront/catalog.ts'
import { buy, clickPartnerLink } from '../../../sandbox/storefront/journey.ts'
import { createVisitor } from '../../../sandbox/storefront/visitor.ts'
import type { AdminDesk } from '../admin-desk.ts'

type Ids = Record<string, string>

const SOLD = `SELECT id AS delivery, postback_id AS postback, conversion_id AS conversion,
  (SELECT id FROM offer ORDER BY id LIMIT 1) AS offer, (SELECT id FROM inbound_call LIMIT 1) AS call,
  (SELECT partner_id FROM postback b WHERE b.id = delivery.postback_id) AS partner FROM delivery WHERE state = 'delivered'`
const ofOrder = (name: string, order: string) =>
  `SELECT id AS ${name} FROM conversion WHERE order_id = '${order}'`

/** In the order in which one thing makes the next possible. @returns ids by what is to be looked at */
export async function liveForAWhile({ sandbox, database }: AdminDesk): Promise<Ids> {
  const { appUrl, adminUrl, storefrontUrl, trackerUrl, brand, offer, postbackSecret } = sandbox
  const found = (sql: string) =>
    vi
      .waitUntil(async () => (await database.query<Ids>(sql)).rows[0], { timeout: 20_000 })
      .catch((cause: unknown) => Promise.reject(new Error(`it did not come to this: ${sql}`, { cause })))
  const call = (parameters: string) =>
    fetch(`${appUrl}/api/postback/${brand}/${offer}?${parameters}`, {
      headers: { 'x-postback-secret': postbackSecret ?? '' },
    })
  const change = (order: string, action: string) =>
    fetch(`${adminUrl}/orders/${order}`, { method: 'POST', body: new URLSearchParams({ action }) })
  const trackerAnswers = (status: number) =>
    fetch(`${trackerUrl}/behaviour`, { method: 'PUT', body: JSON.stringify({ status, times: 1 }) })
  const sell = async (quantity: number): Promise<string> => {
    const visitor = createVisitor()
    await clickPartnerLink(visitor, appUrl, { sub1: 'newsletter', aff_click_id: `german-${quantity}` })
    const { variantId } = PRODUCTS[0]!
    const { order_id: order } = await buy(visitor, storefrontUrl, { variantId, quantity, discountCodes: [] })
    await found(ofOrder('made', order))
    return order
  }

  await call('click_id=test')
  await call('click_id=unbekannt&amount=1')
  const refused = await found(`SELECT id AS refused FROM inbound_call WHERE outcome NOT IN ('ok', 'test')`)
  await sell(1)
  const sold = await found(SOLD)
  const taken = await sell(2)
  for (const action of ['refund_half', 'refund_all']) {
    await change(taken, action)
    await found(`${ofOrder('changed', taken)} AND (amount_minor < original_amount_minor)`)
  }
  const reversed = await found(`${ofOrder('reversed', taken)} AND status = 'reversed'`)
  await trackerAnswers(404)
  await sell(3)
  const failed = await found(`SELECT id AS failed FROM delivery WHERE state = 'failed'`)
  await trackerAnswers(410)
  await sell(4)
  await found('SELECT 1 AS paused FROM postback WHERE paused_at IS NOT NULL')
  await sell(5)
  const waiting = await found(`SELECT id AS waiting FROM delivery WHERE state = 'scheduled'`)
  await database.query('UPDATE offer SET hold_days = 14')
  const held = await found(ofOrder('held', await sell(6)))
  await database.query(`UPDATE offer SET approval = 'manual'`)
  const reviewed = await found(ofOrder('reviewed', await sell(7)))
  await database.query(`SELECT graphile_worker.add_job('write_notices')`)
  await found('SELECT 1 AS told FROM notice')
  return { ...sold, ...reversed, ...failed, ...waiting, ...held, ...reviewed, ...refused }
}
