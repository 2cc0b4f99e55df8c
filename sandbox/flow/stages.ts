// What the flow page shows: six stages, each a list of its latest items. Pure: readings in, HTML out.
// Items of one visit carry the same colour, so that the eye follows one purchase from the left to the right.
import { formatMinor } from '#app/money/decimal.ts'
import { idText } from '../web/exact-json.ts'
import { html } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import type { Order } from '../shopify/order.ts'
import type { WebhookLogEntry } from '../shopify/webhooks.ts'
import type { Hit } from '../tracker/hits.ts'
import type { ClickRow, ConversionRow, DeliveryRow, Readings, Rows, WebhookRow } from './queries.ts'

export type StageName = 'click' | 'order' | 'webhook' | 'conversion' | 'delivery' | 'hit'
export const STAGES: readonly { name: StageName; title: string; about: string }[] = [
  { name: 'click', title: 'Click', about: 'recorded before the visitor is sent on' },
  { name: 'order', title: 'Order', about: 'placed in the shop' },
  { name: 'webhook', title: 'Webhook', about: 'stored, then worked on' },
  { name: 'conversion', title: 'Conversion', about: 'credited to the partner' },
  { name: 'delivery', title: 'Delivery', about: 'the postback, with its tries' },
  { name: 'hit', title: 'Tracker', about: 'what the partner received' },
]

export type FlowFacts = {
  readings: Readings
  orders: readonly Order[]
  hits: readonly Hit[]
  sent: readonly WebhookLogEntry[]
}

const SHOWN = 6
const GREY = -1
/** Steps on the colour wheel by the golden angle: neighbours differ, and it takes long until two meet. */
const HUE_STEP = 137.5

/** The colour of a visit, an angle on the colour wheel. */
export type HueOf = (key: string) => number

/** Hands colours out in the order in which visits are first seen, and keeps them. */
export function createHues(): HueOf {
  const seen = new Map<string, number>()
  return (key) => {
    const index = seen.get(key) ?? seen.size
    seen.set(key, index)
    return Math.round(210 + index * HUE_STEP) % 360
  }
}

/** The content of each stage. Colours follow the click, and the order where there was none. */
export function drawStages(
  { readings, orders, hits, sent }: FlowFacts,
  hueOf: HueOf,
): Record<StageName, string> {
  const list = <T>(found: Rows<T>, describe: (row: T) => Item) => drawList(found, describe, hueOf)
  const newest = <T>(items: readonly T[]) => items.slice(-SHOWN).reverse()
  const orderKey = new Map(orders.map((order) => [idText(order.id), clickOf(order) ?? idText(order.id)]))
  const key = (clickId: string | null, txnId: string | null) =>
    clickId ?? orderKey.get(txnId ?? '') ?? txnId ?? ''
  const waiting = sent.filter(({ state }) => state === 'waiting')
  return {
    click: list(readings.clicks, (row) => clickItem(row)),
    order: list({ rows: newest(orders) }, (order) => orderItem(order, clickOf(order) ?? idText(order.id))),
    webhook: waitingNote(waiting.length) + list(readings.webhooks, webhookItem),
    conversion: list(readings.conversions, (row) => conversionItem(row, key(row.click_id, row.txn_id))),
    delivery: list(readings.deliveries, (row) => deliveryItem(row, key(row.click_id, row.txn_id))),
    hit: list({ rows: newest(hits) }, (hit) => hitItem(hit, key)),
  }
}

function drawList<T>(found: Rows<T>, describe: (row: T) => Item, hueOf: HueOf): string {
  if ('error' in found) return html`<p class="trouble">Not readable: ${found.error}</p>`.html
  if (found.rows.length === 0) return html`<p class="empty">Nothing yet</p>`.html
  return found.rows.map((row) => drawItem(describe(row), hueOf).html).join('')
}

/** `key` names the visit; empty: none is known. */
type Item = {
  key: string
  at: Date | string
  head: string
  tag?: string | false
  tone?: string
  lines: (string | false)[]
}

function drawItem({ key, at, head, tag, tone, lines }: Item, hueOf: HueOf): Html {
  const time = new Date(at).toISOString().slice(11, 19)
  return html`<div class="item" style="--hue:${key === '' ? GREY : hueOf(key)}">
    <div class="when">
      <b>${head}</b>${tag && html`<span class="tag ${tone ?? ''}">${tag}</span>`}<time>${time}</time>
    </div>
    ${lines.filter((line) => line !== false).map((line) => html`<div class="fact">${line}</div>`)}
  </div>`
}

function clickItem(row: ClickRow): Item {
  const lines = [
    row.aff_click_id !== null && `their click ${row.aff_click_id}`,
    row.sub1 !== null && `sub1 ${row.sub1}`,
  ]
  return { key: row.id, at: row.at, head: row.partner ?? 'Partner', lines: [...lines, short(row.id)] }
}

function orderItem(order: Order, key: string): Item {
  const codes = order.discount_codes.map(({ code }) => code).join(', ')
  const tone = order.financial_status === 'paid' ? 'good' : 'warn'
  const money = `${order['current_subtotal_price']} of goods now`
  const status = order.cancelled_at === null ? order.financial_status.replace('_', ' ') : 'cancelled'
  return {
    key,
    at: order.updated_at,
    head: order.name,
    tag: status,
    tone,
    lines: [money, codes !== '' && `code ${codes}`],
  }
}

function webhookItem(row: WebhookRow): Item {
  const tone = { applied: 'good', pending: 'warn', failed: 'bad' }[row.state]
  return {
    key: '',
    at: row.at,
    head: row.topic,
    tag: row.state,
    tone,
    lines: [row.outcome !== row.state && (row.outcome ?? false)],
  }
}

function conversionItem(row: ConversionRow, key: string): Item {
  const tone = { approved: 'good', hold: 'info', pending: 'warn', rejected: 'bad', reversed: 'bad' }[
    row.status
  ]
  const money = (minor: string) => `${formatMinor(BigInt(minor), row.currency)} ${row.currency}`
  const lines = [
    `amount ${money(row.amount_minor)}`,
    `payout ${money(row.payout_minor)}`,
    `by ${row.method.replace('_', ' ')}`,
  ]
  return {
    key,
    at: row.at,
    head: row.order_name ?? short(row.id),
    tag: row.status,
    tone,
    lines: [...lines, row.test && 'test'],
  }
}

function deliveryItem(row: DeliveryRow, key: string): Item {
  const isRetrying = row.state === 'scheduled' && row.attempts > 0
  const state = isRetrying ? 'retrying' : row.state
  const tone = { delivered: 'good', failed: 'bad', retrying: 'warn', scheduled: 'info', sending: 'info' }[
    state
  ]
  const tries = `${row.attempts} ${row.attempts === 1 ? 'try' : 'tries'}`
  const due =
    isRetrying && row.next_attempt_at !== null && `next ${row.next_attempt_at.toISOString().slice(11, 19)}`
  const answer = row.http_status !== null && `last answer ${row.http_status}`
  return { key, at: row.at, head: tries, tag: state, tone, lines: [answer, due] }
}

function hitItem(hit: Hit, key: (clickId: string | null, txnId: string | null) => string): Item {
  const query = new URL(hit.url, 'http://tracker.invalid').searchParams
  const get = (name: string) => query.get(name) || null
  const lines = ['clickid', 'amount', 'payout', 'event'].map(
    (name) => get(name) !== null && `${name} ${get(name)}`,
  )
  return {
    key: key(get('our'), get('txn')),
    at: hit.at,
    head: hit.method,
    tag: get('status') ?? false,
    lines,
  }
}

function waitingNote(count: number): string {
  if (count === 0) return ''
  return html`<p class="trouble">${count} ${count === 1 ? 'waits' : 'wait'} for the app to answer.</p>`.html
}

/** The click id that the order's attributes, its lines or its landing page carry. */
function clickOf(order: Order): string | null {
  const said = [
    ...order.note_attributes,
    ...order.line_items.flatMap((line) => line['properties'] as Order['note_attributes']),
  ]
  const carried = said.find(({ name }) => name === 'click_id' || name === '_click_id')?.value
  return carried ?? /[?&]click_id=([0-9a-fA-F-]+)/.exec(order.landing_site ?? '')?.[1] ?? null
}

function short(id: string): string {
  return id.length > 14 ? `…${id.slice(-12)}` : id
}
