// The page that shows the mail: newest first, as plain text. What a mail says is shown and never run.
import { html, raw } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { page } from '../web/page.ts'
import type { Link } from '../web/page.ts'
import type { ReceivedMail } from './inbox.ts'

const SHOWN = 100
const CSS = `.mail{border-top:1px solid var(--line);padding:14px 0}.mail h3{font-size:15px;margin:0 0 2px;overflow-wrap:anywhere}
.mail .text{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;background:none;padding:0;margin:10px 0}`

/** @param mails all of them, oldest first; the newest hundred are shown */
export function mailPage(mails: readonly ReceivedMail[], links: Link[]): Html {
  return page({
    title: 'Mail',
    links,
    css: CSS,
    script: SCRIPT,
    body: html`<main>
      <h1>Mail</h1>
      <p class="lead">
        This stands in for a mail server. Every mail that Throughline sends to the merchant or to a partner
        ends here, whomever it is to; nothing leaves this machine. To see one: let the partner's tracker
        answer 410 (gone), and buy something after clicking the partner's link.
      </p>
      <section class="card">
        <div class="row" style="justify-content:space-between;margin-bottom:12px">
          <h2 style="margin:0">Mails received <span class="tag info" id="count">${mails.length}</span></h2>
          <button id="clear" type="button">Empty the list</button>
        </div>
        <div id="mails">${mails.slice(-SHOWN).reverse().map(mailRow)}</div>
        <p class="empty" id="none" ${mails.length > 0 ? raw('hidden') : ''}>Nothing yet.</p>
      </section>
    </main>`,
  })
}

function mailRow(mail: ReceivedMail): Html {
  return html`<article class="mail">
    <h3>${mail.subject || '(no subject)'}</h3>
    <p class="soft" style="margin:0">
      to <span class="mono">${mail.to.join(', ')}</span> · from <span class="mono">${mail.from}</span> ·
      ${mail.at.slice(11, 19)}
    </p>
    <pre class="text">${mail.text.trimEnd()}</pre>
    <details>
      <summary class="soft">Headers</summary>
      <pre>${mail.headers.map(({ key, value }) => `${key}: ${value}\n`)}</pre>
    </details>
  </article>`
}

const SCRIPT = `
document.getElementById('clear').onclick = () => fetch('/mails', { method: 'DELETE' })
const feed = new EventSource('/mails/events')
for (const event of ['mail', 'cleared']) feed.addEventListener(event, () => location.reload())`
