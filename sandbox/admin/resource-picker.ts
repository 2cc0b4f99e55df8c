// The admin's dialog in which products or collections are chosen, for `shopify.resourcePicker()`: what frame.ts puts around the app.
import { html } from '../web/html.ts'

export const PICKER_CSS = `
#picker{width:min(560px,calc(100vw - 32px));max-height:80vh;border:0;border-radius:14px;padding:0;box-shadow:0 12px 48px #0006}#picker::backdrop{background:#0008}
#picker form{display:flex;flex-direction:column;gap:12px;padding:18px;max-height:80vh}#picker h2{margin:0;font-size:16px}#picker input[type=search]{width:100%;padding:8px 10px}
#picker ul{list-style:none;margin:0;padding:0;overflow:auto;border:1px solid #e0e0e0;border-radius:10px}#picker li+li{border-top:1px solid #ebebeb}
#picker label{display:flex;gap:10px;align-items:center;padding:9px 12px;justify-content:flex-start;margin:0;font-weight:450;cursor:pointer}#picker input[type=checkbox]{width:auto;flex:none;margin:0}#picker .foot{display:flex;gap:8px;align-items:center}#picker .foot span{margin-right:auto;color:#4a4a4a}`

export const PICKER = html`<dialog id="picker" aria-labelledby="picker-title">
  <form method="dialog">
    <h2 id="picker-title"></h2>
    <input id="picker-search" type="search" aria-label="Search" placeholder="Search" />
    <ul id="picker-list"></ul>
    <div class="foot">
      <span id="picker-count" role="status"></span>
      <button id="picker-cancel" type="button">Cancel</button>
      <button id="picker-done" class="primary" value="done"></button>
    </div>
  </form>
</dialog>`

/** Part of the script of frame.ts, whose `$`, `down` and FRAME it uses. One dialog at a time: another ends the one before. */
export const PICKER_SCRIPT = `
let picking = null
async function pick({ n, type, action, multiple, query, chosen }) {
  const answer = await fetch('/store/' + FRAME.handle + '/resources?type=' + encodeURIComponent(type), { method: 'POST' })
  const said = await answer.json()
  if (!answer.ok) return down('answer', { n, answer: { refused: said.error } })
  const dialog = $('picker')
  if (dialog.open) dialog.close('')
  const known = chosen.filter((id) => said.resources.some((one) => one.id === id))
  const most = multiple === true ? Infinity : multiple === false ? 1 : multiple
  picking = { n, all: said.resources, chosen: new Set(known), most }
  const verb = action === 'select' ? 'Select' : 'Add'
  $('picker-title').textContent = verb + ' ' + type + 's'; $('picker-done').textContent = verb
  $('picker-search').value = query; drawPicker()
  dialog.returnValue = ''; dialog.showModal()
}
function drawPicker() {
  const wanted = $('picker-search').value.trim().toLowerCase()
  const { all, chosen, most } = picking
  $('picker-list').replaceChildren(...all.filter((one) => one.title.toLowerCase().includes(wanted)).map((one) => {
    const item = document.createElement('li'), label = document.createElement('label'), box = document.createElement('input')
    box.type = 'checkbox'; box.value = one.id; box.checked = chosen.has(one.id)
    box.onchange = () => { box.checked ? chosen.add(one.id) : chosen.delete(one.id); countPicked() }
    label.append(box, one.title); item.append(label); return item
  }))
  countPicked()
}
function countPicked() {
  const { chosen, most } = picking
  for (const box of $('picker-list').querySelectorAll('input')) box.disabled = !box.checked && chosen.size >= most
  $('picker-count').textContent = chosen.size + ' selected'
}
$('picker-search').oninput = drawPicker
$('picker-search').onkeydown = (e) => { if (e.key === 'Enter') e.preventDefault() }
$('picker-cancel').onclick = () => $('picker').close('')
$('picker').onclose = () => {
  const { n, all, chosen } = picking
  const isDone = $('picker').returnValue === 'done'
  down('answer', { n, answer: isDone ? [...chosen].map((id) => all.find((one) => one.id === id)) : null })
}`
