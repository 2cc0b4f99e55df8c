// Orders in the admin, and what a merchant does to them by the mouse.
import { idText } from '../web/exact-json.ts'
import { html } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { page } from '../web/page.ts'
import type { Link } from '../web/page.ts'
import { refundable } from '../shopify/change-order.ts'
import type { LineItem, Order } from '../shopify/order.ts'

/** @param orders oldest first, as they are kept */
export function ordersPage(orders: readonly Order[], links: Link[], notice: string | null): Html {
  return page({
    title: 'Orders',
    links,
    body: html`<main>
      <h1>Orders</h1>
      <p class="lead">What was bought in the shop. Each action sends the webhooks that Shopify would send.</p>
      ${notice !== null && html`<p class="notice" role="status">${notice}</p>`}
      ${orders.length === 0 && html`<p class="card empty">No orders yet. Buy something in the shop.</p>`}
      ${[...orders].reverse().map(orderCard)}
    </main>`,
  })
}

function orderCard(order: Order): Html {
  const id = idText(order.id)
  const codes = order.discount_codes.map(({ code }) => code).join(', ')
  return html`<section class="card" id="o${id}">
    <div class="row" style="margin-bottom:6px">
      <h2 style="margin:0">${order.name}</h2>
      ${statusTag(order)} ${order.test && html`<span class="tag warn">test</span>`}
      ${order.cancelled_at !== null && html`<span class="tag bad">cancelled</span>`}
      <span class="soft" style="margin-left:auto">${order.created_at.replace('T', ' ')}</span>
    </div>
    <p class="soft mono">
      ${id}${codes && html` · code ${codes}`} · landing page ${order.landing_site ?? 'none'}
    </p>
    <div class="scroll">
      <table>
        ${order.line_items.map((line) => lineRow(id, order, line))}
        <tr>
          <td>Total with tax and shipping</td>
          <td class="num">${order.total_price} ${order.currency}</td>
          <td class="num soft">now ${order.current_total_price_set.shop_money.amount}</td>
        </tr>
      </table>
    </div>
    <div class="row" style="margin-top:12px">${orderButtons(id, order)}</div>
  </section>`
}

function lineRow(orderId: string, order: Order, line: LineItem): Html {
  const lineId = idText(line.id)
  const units =
    line.current_quantity === line.quantity ? line.quantity : `${line.current_quantity} of ${line.quantity}`
  return html`<tr>
    <td>${units} × ${line.title}</td>
    <td class="num">${line.price}</td>
    <td>
      <div class="row" style="justify-content:flex-end">
        ${line.current_quantity > 0 && refundable(order) > 0n && act(orderId, 'refund_unit', 'Refund one', '', lineId)}
        ${line.current_quantity > 0 && order.cancelled_at === null && act(orderId, 'remove_unit', 'Edit: remove one', '', lineId)}
      </div>
    </td>
  </tr>`
}

function orderButtons(id: string, order: Order): Html {
  const isOpen = order.cancelled_at === null
  return html`${isOpen && order.financial_status === 'pending' && act(id, 'mark_paid', 'Mark as paid', 'primary')}
  ${refundable(order) > 0n && html`${act(id, 'refund_half', 'Refund half the money')} ${act(id, 'refund_all', 'Refund in full')}`}
  ${isOpen && html`${act(id, 'add_line', 'Edit: add a mug')} ${act(id, 'cancel', 'Cancel', 'danger')}`}
  ${act(id, 'delete', 'Delete', 'danger')}`
}

function act(orderId: string, action: string, label: string, kind = '', lineId = ''): Html {
  return html`<form method="post" action="/orders/${orderId}">
    <input type="hidden" name="action" value="${action}" /><input
      type="hidden"
      name="lineId"
      value="${lineId}"
    />
    <button class="${kind}">${label}</button>
  </form>`
}

function statusTag(order: Order): Html {
  const tone = { paid: 'good', pending: 'warn', refunded: 'bad', voided: 'bad', partially_refunded: 'warn' }[
    order.financial_status
  ]
  return html`<span class="tag ${tone ?? ''}">${order.financial_status.replace('_', ' ')}</span>`
}
