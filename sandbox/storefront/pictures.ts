// The products' pictures: drawn inline, so that the shop needs nothing from anywhere.
import { html, raw } from '../web/html.ts'
import type { Html } from '../web/html.ts'

const DRAWINGS: Record<string, { ground: string; shapes: string }> = {
  'stoneware-mug': {
    ground: '#e9ded2',
    shapes: `<ellipse cx="150" cy="232" rx="92" ry="12" fill="#cdbba8"/>
      <path d="M205 128h20a34 34 0 0 1 0 68h-24" fill="none" stroke="#54707a" stroke-width="15"/>
      <path d="M82 98h128v96a36 36 0 0 1-36 36h-56a36 36 0 0 1-36-36z" fill="#6f8d96"/>
      <path d="M82 98h128v44c-34 18-92-14-128 8z" fill="#f4efe8"/><ellipse cx="146" cy="98" rx="64" ry="13" fill="#dcd3c8"/><ellipse cx="146" cy="99" rx="54" ry="9" fill="#5b4636"/>`,
  },
  'linen-throw': {
    ground: '#dfe5e1',
    shapes: `<ellipse cx="150" cy="236" rx="100" ry="11" fill="#c2ccc6"/>
      <path d="M62 190c0-14 12-22 26-22h124c16 0 28 8 28 24v26c0 10-8 18-18 18H80c-10 0-18-8-18-18z" fill="#d8c9ae"/>
      <path d="M62 150c0-14 12-24 26-24h124c16 0 28 10 28 26 0 14-12 24-28 24H88c-16 0-26-12-26-26z" fill="#e6dac3"/>
      <path d="M70 112c2-14 14-22 28-22h108c16 0 28 10 28 24s-12 22-28 22H96c-14 0-26-8-26-24z" fill="#f0e7d5"/>
      <path d="M92 236v16m18-16v16m18-16v16m18-16v16m18-16v16m18-16v16m18-16v16" stroke="#d8c9ae" stroke-width="5"/>`,
  },
  'beeswax-candle': {
    ground: '#efe2c3',
    shapes: `<ellipse cx="150" cy="240" rx="72" ry="11" fill="#d8c595"/><circle cx="150" cy="82" r="44" fill="#fff3cf" opacity=".8"/>
      <path d="M150 50c16 20 20 32 12 44a15 15 0 0 1-24 0c-8-12-4-24 12-44z" fill="#f0a63c"/><path d="M150 68c8 12 9 18 5 25a7 7 0 0 1-10 0c-4-7-3-13 5-25z" fill="#fff1c4"/>
      <path d="M150 96v22" stroke="#4a3b2a" stroke-width="4"/><rect x="108" y="116" width="84" height="122" rx="8" fill="#dfae4f"/>
      <path d="M108 126h84m-84 24h84m-84 24h84m-84 24h84m-84 24h84" stroke="#c9963a" stroke-width="3"/>`,
  },
  'walnut-tray': {
    ground: '#e3dcd6',
    shapes: `<ellipse cx="150" cy="206" rx="118" ry="24" fill="#c9beb4"/><ellipse cx="150" cy="170" rx="118" ry="56" fill="#5d3f2b"/>
      <ellipse cx="150" cy="162" rx="112" ry="50" fill="#7a5438"/><ellipse cx="150" cy="166" rx="94" ry="38" fill="#6a4730"/>
      <path d="M66 166c40-22 128-22 168 0M82 180c36-16 100-16 136 0M92 150c34-12 82-12 116 0" fill="none" stroke="#8a6244" stroke-width="3"/>`,
  },
  'wool-socks': {
    ground: '#dde3ea',
    shapes: `<path d="M166 70h50v92c0 12 6 18 16 28 14 14 4 42-20 42-14 0-22-6-32-18-12-14-14-24-14-40z" fill="#c3b8aa"/>
      <path d="M96 62h54v100c0 14-4 22-16 34l-22 24c-16 18-52 12-54-12-2-12 4-20 14-28 18-14 24-22 24-38z" fill="#ebe5db"/>
      <path d="M96 62h54v26H96z" fill="#a9bac9"/><path d="M166 70h50v24h-50z" fill="#8fa3b5"/><path d="M96 100h54m-54 10h54" stroke="#a9bac9" stroke-width="4"/>`,
  },
  'gift-card': {
    ground: '#dce8df',
    shapes: `<rect x="46" y="92" width="208" height="130" rx="16" fill="#2f5d50"/><path d="M46 148h208v16H46z" fill="#e6c77a"/><path d="M96 92h16v130H96z" fill="#e6c77a"/>
      <path d="M104 146c-34 2-44-34-22-38 16-2 20 20 22 38zm0 0c34 2 44-34 22-38-16-2-20 20-22 38z" fill="none" stroke="#e6c77a" stroke-width="9"/>`,
  },
}

/** The drawing of a product, scaled to the box that it stands in. */
export function picture(handle: string): Html {
  const drawing = DRAWINGS[handle] ?? { ground: '#e5e7ea', shapes: '' }
  return html`<svg viewBox="0 0 300 300" role="img" aria-hidden="true" preserveAspectRatio="xMidYMid slice">
    <rect width="300" height="300" fill="${drawing.ground}" />
    ${raw(drawing.shapes)}
  </svg>`
}
