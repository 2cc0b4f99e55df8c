// Pages as template strings: `html` escapes whatever is put in, unless it is `Html` itself.

/** Text that is known to be safe HTML. Made by `html` and `raw` only. */
export type Html = { readonly html: string }
type Piece = Html | string | number | bigint | false | null | undefined | readonly Piece[]

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes text for element content and for quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!)
}

/** Our own markup, scripts and styles. Never for anything that came over the network. */
export function raw(text: string): Html {
  return { html: text }
}

/** Tag for templates: lists are joined; false, null and undefined are nothing. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  let out = strings[0]!
  pieces.forEach((piece, i) => (out += render(piece) + strings[i + 1]))
  return { html: out }
}

/** A value for an inline script, with `<` written so that it cannot end the script element. */
export function scriptValue(value: unknown): Html {
  return { html: JSON.stringify(value).replace(/</g, '\\u003c') }
}

function render(piece: Piece): string {
  if (piece === false || piece === null || piece === undefined) return ''
  if (typeof piece === 'object') return 'html' in piece ? piece.html : piece.map(render).join('')
  return escapeHtml(String(piece))
}
