// The admin's first page: where everything in the sandbox is.
import { html } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { page } from '../web/page.ts'
import type { Link } from '../web/page.ts'
import { signInForm } from './sign-in-form.ts'
import type { SignedIn } from './staff.ts'
import type { WebhookLogEntry } from '../shopify/webhooks.ts'

export type Places = {
  app: string
  storefront: string
  tracker: string
  mail: string
  flow: string
  orders: string
  partnerLink: string
}

export type HomeFacts = { installed: boolean; webhooks: readonly WebhookLogEntry[]; signedIn: SignedIn }

export function homePage(places: Places, { installed, webhooks, signedIn }: HomeFacts, links: Link[]): Html {
  return page({
    title: 'Throughline sandbox',
    links,
    body: html`<main>
      <h1>Throughline sandbox</h1>
      <p class="lead">
        The whole system on this machine: a shop, its admin, the app, and the tracker of a partner who sends
        visitors. Nothing here reaches the internet.
      </p>
      <div class="grid">
        ${place('Live flow', 'From a click to the postback, step by step, as it happens.', places.flow, true)}
        ${place('The app', 'Throughline inside the shop’s admin, as a merchant sees it.', places.app)}
        ${place('Storefront', 'The shop. Buy something; nothing is charged.', places.storefront)}
        ${place("Partner's link", 'Arrive in the shop as a visitor whom the partner sent.', places.partnerLink)}
        ${place('Orders', 'Refund, cancel or edit what was bought.', places.orders)}
        ${place("Partner's tracker", 'What it received, and how it answers.', places.tracker)}
        ${place('Mail', 'What the app wrote to the merchant and to partners.', places.mail)}
      </div>
      <section class="card" style="margin-top:22px">
        <h2>Who opens the app</h2>
        <p class="soft">
          The store has three staff accounts. The app is told which one is signed in, and in which language
          the admin is read: make a code for a partner as one of them and redeem it as another, to see the app
          as that partner does.
        </p>
        ${signInForm(signedIn)}
      </section>
      <section class="card">
        <h2>Webhooks to the app</h2>
        ${webhookTable(webhooks)}
      </section>
      <section class="card">
        <h2>Things that Shopify also sends</h2>
        <p class="soft">
          The app is ${installed ? 'installed' : 'not installed. Opening it installs it again'}. Uninstalling
          makes its tokens worthless and tells it so.
        </p>
        <div class="row">
          ${send('/uninstall', 'Uninstall the app', 'danger')}
          ${send('/compliance?topic=shop/redact', 'Send shop/redact')}
          ${send('/compliance?topic=customers/redact', 'Send customers/redact')}
          ${send('/compliance?topic=customers/data_request', 'Send customers/data_request')}
        </div>
      </section>
    </main>`,
  })
}

function place(title: string, text: string, href: string, primary = false): Html {
  return html`<div class="card">
    <h2>${title}</h2>
    <p class="soft">${text}</p>
    <a class="button ${primary && 'primary'}" href="${href}">Open</a>
  </div>`
}

function send(action: string, label: string, kind = ''): Html {
  return html`<form method="post" action="${action}"><button class="${kind}">${label}</button></form>`
}

/** The newest webhooks first. */
export function webhookTable(webhooks: readonly WebhookLogEntry[]): Html {
  if (webhooks.length === 0) return html`<p class="empty">None sent yet.</p>`
  const tone = { waiting: 'warn', delivered: 'good', 'given up': 'bad' }
  return html`<div class="scroll">
    <table>
      <tr>
        <th>Time</th>
        <th>Topic</th>
        <th>State</th>
        <th class="num">Answer</th>
        <th class="num">Tries</th>
      </tr>
      ${webhooks
        .slice(-12)
        .reverse()
        .map(
          (entry) =>
            html`<tr>
              <td>${entry.at.slice(11, 19)}</td>
              <td>${entry.topic}</td>
              <td><span class="tag ${tone[entry.state]}">${entry.state}</span></td>
              <td class="num">${entry.status ?? 'none'}</td>
              <td class="num">${entry.tries}</td>
            </tr>`,
        )}
    </table>
  </div>`
}
