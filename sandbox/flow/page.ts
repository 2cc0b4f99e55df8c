// The flow page: six stages side by side (one under the other where it is narrow) and the buttons that set it going.
import { html, raw } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { page } from '../web/page.ts'
import type { Link } from '../web/page.ts'
import { DEMO } from '../demo-shop.ts'
import type { FlowAction } from './actions.ts'
import { STAGES } from './stages.ts'
import type { StageName } from './stages.ts'

const CSS = `
main{max-width:1500px}.stages{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:14px;align-items:start}
.stage{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:14px;min-height:220px;position:relative}
.stage h2{margin:0;display:flex;gap:8px;align-items:center}.stage h2 span{width:22px;height:22px;border-radius:50%;background:#14181f;color:#fff;font-size:12px;display:grid;place-items:center;flex:none}
.stage>p{font-size:13px;color:var(--soft);margin:2px 0 10px}.stage:not(:last-child)::after{content:"›";position:absolute;right:-13px;top:10px;font-size:22px;color:#9aa5b4}
.item{border-left:4px solid hsl(var(--hue) 62% 52%);background:#f7f8fa;border-radius:7px;padding:7px 9px;margin-top:8px;font-size:13px}.item[style*="--hue:-1"]{border-color:#c3cad4}
.when{display:flex;flex-wrap:wrap;gap:4px 7px;align-items:center}.when time{margin-left:auto;color:var(--soft);font-size:12px;font-variant-numeric:tabular-nums}
.fact{color:#475162;overflow-wrap:anywhere;font-size:12.5px}.trouble{background:var(--warn-soft);color:var(--warn);border-radius:7px;padding:6px 9px;font-size:13px;margin:0}
.controls{display:flex;flex-wrap:wrap;gap:9px;align-items:center;margin-bottom:18px}#said{flex-basis:100%;min-height:1.5em;color:var(--soft);font-size:14px}.live{display:inline-block;width:9px;height:9px;border-radius:50%;background:#c3cad4;margin-right:6px}.live.on{background:#23a05a}
@media(max-width:1180px){.stages{grid-template-columns:repeat(3,minmax(0,1fr))}.stage:not(:last-child)::after{content:none}}
@media(max-width:640px){.stages{grid-template-columns:minmax(0,1fr)}.stage{min-height:0}}`

const BUTTONS: readonly { action: FlowAction; label: string; primary?: true }[] = [
  { action: 'click', label: "1. Click the partner's link", primary: true },
  { action: 'buy', label: '2. Buy with this click', primary: true },
  { action: 'buy_with_coupon', label: `Buy with coupon ${DEMO.coupon}, without a click` },
  { action: 'refund_half', label: 'Refund half of the last order' },
  { action: 'break_tracker', label: 'Break the tracker for 2 answers' },
]

/** @param stages the content of each stage, already HTML */
export function flowPage(stages: Record<StageName, string>, links: Link[]): Html {
  return page({
    title: 'Live flow',
    links,
    css: CSS,
    script: SCRIPT,
    body: html`<main>
      <h1>Live flow</h1>
      <p class="lead">
        From a partner's click to the partner's tracker. Set it going here, or in the shop and the admin; what
        belongs to one visit has one colour.
        <span style="white-space:nowrap"
          ><span class="live" id="live"></span><span id="livetext">connecting</span></span
        >
      </p>
      <div class="controls">
        ${BUTTONS.map(
          ({ action, label, primary }) =>
            html`<button type="button" data-action="${action}" class="${primary && 'primary'}">
              ${label}
            </button>`,
        )}
        <div id="said" role="status"></div>
      </div>
      <div class="stages">
        ${STAGES.map(
          ({ name, title, about }, i) =>
            html`<section class="stage">
              <h2><span>${i + 1}</span>${title}</h2>
              <p>${about}</p>
              <div id="stage-${name}">${raw(stages[name])}</div>
            </section>`,
        )}
      </div>
    </main>`,
  })
}

const SCRIPT = `
const said = document.getElementById('said')
for (const button of document.querySelectorAll('[data-action]')) button.onclick = async () => {
  button.disabled = true
  try {
    const answer = await fetch('/flow/do?action=' + button.dataset.action, { method: 'POST' })
    const body = await answer.json(); said.textContent = body.said || body.error
  } catch { said.textContent = 'The sandbox does not answer.' }
  button.disabled = false
}
const live = (on) => { document.getElementById('live').className = on ? 'live on' : 'live'; document.getElementById('livetext').textContent = on ? 'live' : 'not connected' }
const feed = new EventSource('/flow/events')
feed.onopen = () => live(true); feed.onerror = () => live(false)
feed.addEventListener('stages', (event) => {
  for (const [name, content] of Object.entries(JSON.parse(event.data))) {
    const box = document.getElementById('stage-' + name)
    if (box && box.dataset.last !== content) {
      const before = new Set([...box.children].map((e) => e.outerHTML))
      box.innerHTML = content; box.dataset.last = content
      for (const e of box.children) if (!before.has(e.outerHTML)) e.classList.add('fresh')
    }
  }
})`
