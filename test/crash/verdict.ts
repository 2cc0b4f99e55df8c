// Compares what was acknowledged with what the database holds and the tracker has seen. Returns what is wrong in words:
// an empty list is the whole of the promise.
import type { Acks } from './load.ts'
import type { World } from './world.ts'

/** @returns a line for every kind of loss, doubling or stray; empty where all is well */
export async function findLosses({ pool, shop }: World, acks: Acks): Promise<string[]> {
  const wrong = [...new Set(acks.wrong)].slice(0, 20)
  const tell = async (what: string, query: string, values: unknown[]) => {
    const { rows } = await pool.query<{ id: string }>(query, [shop.id, ...values])
    if (rows.length > 0) wrong.push(`${rows.length} x ${what}, as ${rows[0]?.id}`)
  }
  await tell(
    'a click whose 302 was sent is missing',
    `SELECT id FROM unnest($2::uuid[]) AS acked(id)
      WHERE NOT EXISTS (SELECT FROM click WHERE click.shop_id = $1 AND click.id = acked.id)`,
    [acks.clicks],
  )
  await tell(
    'an order accepted with 200 is missing',
    `SELECT id FROM unnest($2::text[]) AS acked(id)
      WHERE NOT EXISTS (SELECT FROM shop_order WHERE shop_order.shop_id = $1 AND shop_order.id = acked.id)`,
    [[...acks.orders.keys()]],
  )
  const paid = [...acks.orders].filter(([, topics]) => topics.has('orders/paid')).map(([id]) => id)
  await tell(
    'a paid order that was accepted with 200 is not an approved conversion of 100.00',
    `SELECT id FROM unnest($2::text[]) AS acked(id)
      WHERE NOT EXISTS (SELECT FROM conversion WHERE conversion.shop_id = $1 AND txn_id = acked.id
                           AND order_id = acked.id AND status = 'approved' AND amount_minor = 10000 AND payout_minor = 1000)`,
    [paid],
  )
  const answered = [...acks.calls].flatMap(([txnId, ids]) => [...ids].map((id) => ({ txnId, id })))
  await tell(
    'a call accepted with 200 is not the conversion that its answer named',
    `SELECT txn AS id FROM unnest($2::text[], $3::text[]) AS acked(txn, conversion_id)
      WHERE NOT EXISTS (SELECT FROM conversion WHERE conversion.shop_id = $1 AND txn_id = txn AND id = conversion_id)`,
    [answered.map(({ txnId }) => txnId), answered.map(({ id }) => id)],
  )
  await tell(
    'a conversion is doubled',
    'SELECT txn_id AS id FROM conversion WHERE shop_id = $1 GROUP BY txn_id HAVING count(*) > 1',
    [],
  )
  await tell(
    'a conversion without an acknowledgement',
    'SELECT txn_id AS id FROM conversion WHERE shop_id = $1 AND txn_id <> ALL ($2::text[])',
    [[...acks.orders.keys(), ...acks.calls.keys()]],
  )
  await tell(
    'an approved conversion does not have exactly one delivery',
    `SELECT conversion.id FROM conversion LEFT JOIN delivery ON delivery.shop_id = $1 AND conversion_id = conversion.id
      WHERE conversion.shop_id = $1 GROUP BY conversion.id HAVING count(delivery.id) <> 1`,
    [],
  )
  await tell(
    'a planned delivery was not delivered',
    "SELECT id || ' ' || state AS id FROM delivery WHERE shop_id = $1 AND state <> 'delivered'",
    [],
  )
  return wrong
}

/** The same for the tracker's side: every delivery arrived, and nothing came that was not planned. */
export async function findStrays({ pool, shop, tracker }: World): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM delivery WHERE shop_id = $1', [shop.id])
  const planned = new Set(rows.map(({ id }) => id))
  const wrong = [...planned]
    .filter((id) => !tracker.seen.get(id)?.successes)
    .map((id) => `${id} never arrived`)
  return [
    ...wrong,
    ...[...tracker.seen.keys()].filter((id) => !planned.has(id)).map((id) => `${id} is unknown`),
  ]
}

/** webhook-id -> how often it came again after it had been taken; only those that did. */
export function repeats({ tracker }: World): Map<string, number> {
  const repeated = [...tracker.seen].filter(([, { successes }]) => successes > 1)
  return new Map(repeated.map(([id, { successes }]) => [id, successes - 1]))
}

/** The deliveries that somebody is said to be sending. */
export async function sending({ pool, shop }: World): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM delivery WHERE shop_id = $1 AND state = 'sending'",
    [shop.id],
  )
  return new Set(rows.map(({ id }) => id))
}

/** What a run did, for the summary. */
export function figuresOf(acks: Acks, world: World): Record<string, string | number> {
  const again = repeats(world)
  return {
    acknowledged: `${acks.clicks.length} clicks, ${acks.orders.size} orders, ${acks.calls.size} calls`,
    answers: [...acks.answers].map(([name, count]) => `${name} x ${count}`).join(', '),
    'deliveries that arrived': world.tracker.seen.size,
    'sent again after a success': [...again.values()].reduce((sum, count) => sum + count, 0),
  }
}
