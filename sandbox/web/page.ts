// The frame and the looks of the sandbox's own pages (tracker, admin, flow). The storefront has its own.
import { html, raw } from './html.ts'
import type { Html } from './html.ts'

const CSS = `
:root{--ink:#1b1f24;--soft:#5b6573;--line:#e3e7ec;--bg:#f5f6f8;--card:#fff;--accent:#2f5fd0;--accent-soft:#e9effc;
--good:#177245;--good-soft:#e3f4ea;--bad:#b3261e;--bad-soft:#fcebea;--warn:#8a5a00;--warn-soft:#fff3d9}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:var(--bg)}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
.top{background:#14181f;color:#fff;padding:12px 24px;display:flex;flex-wrap:wrap;gap:6px 22px;align-items:center}
.top strong{font-weight:600;margin-right:auto}.top a{color:#c9d4e6;font-size:14px}.top a[aria-current]{color:#fff;box-shadow:0 2px 0 #7ea2f5}
main{max-width:1180px;margin:0 auto;padding:28px 24px 60px}
h1{font-size:25px;line-height:1.25;margin:0 0 6px;letter-spacing:-.01em}h2{font-size:16px;margin:0 0 12px}
p{margin:0 0 12px}.soft{color:var(--soft)}.lead{max-width:70ch;color:var(--soft);margin-bottom:22px}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px 20px;margin-bottom:18px;box-shadow:0 1px 2px #1018280a}
.grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr))}.grid .card{margin:0}
.split{display:grid;gap:18px;grid-template-columns:minmax(0,2fr) minmax(260px,1fr);align-items:start}
button,.button{font:inherit;font-weight:550;border:1px solid #cdd4dd;background:#fff;color:var(--ink);border-radius:8px;padding:7px 13px;cursor:pointer;display:inline-block}
button:hover,.button:hover{background:#f2f4f7;text-decoration:none}button:focus-visible,a:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible{outline:3px solid #9db9f7;outline-offset:1px}
button.primary,.button.primary{background:var(--accent);border-color:var(--accent);color:#fff}button.primary:hover{background:#274fb0}
button.danger{color:var(--bad);border-color:#e7b8b5}button:disabled{opacity:.5;cursor:default}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.row form{display:contents}
label{display:block;font-size:13px;font-weight:550;margin-bottom:10px}label input,label textarea,label select{margin-top:4px}
input,textarea,select{font:inherit;width:100%;padding:7px 10px;border:1px solid #cdd4dd;border-radius:8px;background:#fff;color:inherit}
table{width:100%;border-collapse:collapse;font-size:14px}th{text-align:left;font-weight:550;color:var(--soft);font-size:13px}
th,td{padding:9px 10px;border-bottom:1px solid var(--line);vertical-align:top}tr:last-child td{border-bottom:0}.scroll{overflow-x:auto}
.num{text-align:right;font-variant-numeric:tabular-nums}code,.mono{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.tag{display:inline-block;border-radius:99px;padding:1px 9px;font-size:12.5px;font-weight:550;background:#edf0f4;color:#475162;white-space:nowrap}
.tag.good{background:var(--good-soft);color:var(--good)}.tag.bad{background:var(--bad-soft);color:var(--bad)}.tag.warn{background:var(--warn-soft);color:var(--warn)}.tag.info{background:var(--accent-soft);color:var(--accent)}
.empty{color:var(--soft);padding:22px 4px;text-align:center}.notice{border-radius:8px;padding:9px 13px;background:var(--accent-soft);margin-bottom:16px}
details>summary{cursor:pointer}pre{background:#f5f6f8;border-radius:8px;padding:10px 12px;overflow:auto;margin:8px 0 0;font:12.5px/1.5 ui-monospace,Menlo,Consolas,monospace}
@media(max-width:800px){main{padding:20px 14px 40px}.top{padding:10px 14px}.split{grid-template-columns:minmax(0,1fr)}.card{padding:15px}}
@media(prefers-reduced-motion:no-preference){.fresh{animation:fresh 1.6s ease-out}@keyframes fresh{from{background:#fff3c9}}}`

export type Link = { label: string; href: string; current?: boolean }

/**
 * A whole page.
 * @param page.heading the bold words at the left of the bar on top
 * @param page.links the bar's links; absent: no bar
 * @param page.script our own inline script, run after the body
 */
export function page(page: {
  title: string
  heading?: string
  links?: readonly Link[]
  body: Html
  css?: string
  script?: string
}): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(CSS + (page.css ?? ''))}
        </style>
      </head>
      <body>
        ${page.links && bar(page.heading ?? page.title, page.links)} ${page.body}
        ${
          page.script !== undefined &&
          html`<script>
            ${raw(page.script)}
          </script>`
        }
      </body>
    </html>`
}

function bar(heading: string, links: readonly Link[]): Html {
  return html`<header class="top">
    <strong>${heading}</strong>${links.map(
      (link) =>
        html`<a href="${link.href}" ${link.current ? raw('aria-current="page"') : ''}>${link.label}</a> `,
    )}
  </header>`
}
