// The tracker's page: the hits as they come, and its behaviour by the mouse.
import { html, raw } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { page } from '../web/page.ts'
import type { Link } from '../web/page.ts'
import type { Behaviour } from './behaviour.ts'
import type { Hit } from './hits.ts'

const SHOWN = 100

/** @param hits all of them, oldest first; the newest hundred are shown */
export function trackerPage(hits: readonly Hit[], behaviour: Behaviour, links: Link[]): Html {
  return page({
    title: "Partner's tracker",
    links,
    script: SCRIPT,
    body: html`<main>
      <h1>Partner's tracker</h1>
      <p class="lead">
        This stands in for the tracker of a partner (Voluum, Keitaro, Binom…). Every postback that Throughline
        sends arrives here. Choose how the tracker answers, and watch what Throughline does about it.
      </p>
      <div class="split">
        <section class="card">
          <div class="row" style="justify-content:space-between;margin-bottom:12px">
            <h2 style="margin:0">
              Postbacks received <span class="tag info" id="count">${hits.length}</span>
            </h2>
            <button id="clear" type="button">Empty the list</button>
          </div>
          <div id="hits" aria-live="polite">${hits.slice(-SHOWN).reverse().map(hitRow)}</div>
          <p class="empty" id="none" ${hits.length > 0 ? raw('hidden') : ''}>
            Nothing yet. Place an order in the shop after clicking the partner's link.
          </p>
        </section>
        <section class="card">
          <h2>How it answers</h2>
          <p id="now">${behaviourText(behaviour)}</p>
          <p class="row">
            <button type="button" data-behaviour='{"status":503,"times":2}'>Break for 2 answers</button>
            <button type="button" data-behaviour='{"delayMs":15000,"times":1}'>Be slow once</button>
            <button type="button" data-behaviour='{"status":410,"times":1}'>Gone (410) once</button>
            <button type="button" data-behaviour='{"times":0}'>Back to normal</button>
          </p>
          ${behaviourForm()}
        </section>
      </div>
    </main>`,
  })
}

function behaviourForm(): Html {
  return html`<details>
    <summary>Anything else</summary>
    <form id="form" style="margin-top:12px">
      <label>Status<input name="status" type="number" min="200" max="599" value="500" required /></label>
      <label>For how many answers<input name="times" type="number" min="0" value="3" required /></label>
      <label>Delay in milliseconds<input name="delayMs" type="number" min="0" value="0" required /></label>
      <label>Header <span class="soft">(such as Retry-After: 30)</span><input name="header" /></label>
      <label>Body<textarea name="body" rows="2"></textarea></label>
      <button class="primary">Answer like this</button>
    </form>
  </details>`
}

function behaviourText(behaviour: Behaviour): Html {
  if (behaviour.times === 0) return html`<span class="tag good">200</span> always`
  return html`<span class="tag bad">${behaviour.status}</span> for the next ${behaviour.times}, then 200 again`
}

function hitRow(hit: Hit): Html {
  const query = [...new URL(hit.url, 'http://tracker.invalid').searchParams]
  return html`<details style="border-top:1px solid var(--line);padding:10px 0">
    <summary>
      <span class="tag">${hit.method}</span> <span class="soft">${hit.at.slice(11, 23)}</span>
      <code>${hit.url}</code>
    </summary>
    <table>
      ${query.map(
        ([name, value]) =>
          html`<tr>
            <th>${name}</th>
            <td class="mono">${value || '(empty)'}</td>
          </tr>`,
      )}
    </table>
    ${hit.body !== '' && html`<pre>${hit.body}</pre>`}
    <pre>${JSON.stringify(hit.headers, null, 2)}</pre>
  </details>`
}

const SCRIPT = `
const list = document.getElementById('hits'), count = document.getElementById('count'), none = document.getElementById('none')
const el = (tag, text, cls) => { const e = document.createElement(tag); if (text !== undefined) e.textContent = text; if (cls) e.className = cls; return e }
function add(hit) {
  const row = el('details'); row.className = 'fresh'; row.style.cssText = 'border-top:1px solid var(--line);padding:10px 0'
  const head = el('summary'); head.append(el('span', hit.method, 'tag'), ' ', el('span', hit.at.slice(11, 23), 'soft'), ' ', el('code', hit.url))
  const table = el('table')
  for (const [name, value] of new URL(hit.url, location.href).searchParams) { const tr = el('tr'); tr.append(el('th', name), el('td', value || '(empty)', 'mono')); table.append(tr) }
  row.append(head, table); if (hit.body) row.append(el('pre', hit.body)); row.append(el('pre', JSON.stringify(hit.headers, null, 2)))
  list.prepend(row); while (list.children.length > ${SHOWN}) list.lastElementChild.remove()
  count.textContent = Number(count.textContent) + 1; none.hidden = true; if (left > 0) show({ ...current, times: left - 1 })
}
let left = 0, current = {}
function show(b) {
  current = b; left = b.times; const now = document.getElementById('now'); now.replaceChildren()
  if (b.times === 0) now.append(el('span', '200', 'tag good'), ' always')
  else now.append(el('span', b.status, 'tag bad'), (b.delayMs ? ' after ' + b.delayMs + ' ms' : '') + ' for the next ' + b.times + ', then 200 again')
}
const put = (behaviour) => fetch('/behaviour', { method: 'PUT', body: JSON.stringify(behaviour) }).then(async (r) => { if (!r.ok) alert((await r.json()).error) })
for (const b of document.querySelectorAll('[data-behaviour]')) b.onclick = () => put(JSON.parse(b.dataset.behaviour))
document.getElementById('clear').onclick = () => fetch('/hits', { method: 'DELETE' })
document.getElementById('form').onsubmit = (event) => {
  event.preventDefault(); const f = new FormData(event.target), [name, ...value] = f.get('header').split(':')
  put({ status: +f.get('status'), times: +f.get('times'), delayMs: +f.get('delayMs'), body: f.get('body'), headers: name.trim() ? { [name.trim()]: value.join(':').trim() } : {} })
}
const feed = new EventSource('/hits/events')
feed.addEventListener('hit', (e) => add(JSON.parse(e.data)))
feed.addEventListener('behaviour', (e) => show(JSON.parse(e.data)))
feed.addEventListener('cleared', () => { list.replaceChildren(); count.textContent = '0'; none.hidden = false })
fetch('/behaviour').then((r) => r.json()).then(show)`
