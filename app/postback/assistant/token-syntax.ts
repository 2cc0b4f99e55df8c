// Finds the tokens of a pasted postback URL: which of the field's eleven syntaxes each uses, its name and its place.
// The first step of the assistant; what a token means is decided in meaning.ts.

export type TokenSyntax =
  '!!!x!!!' | '[[[x]]]' | '[[x]]' | '{{x}}' | '${x}' | '##x##' | '{x}' | '[x]' | '<x>' | '#x#' | '%x%'

export type Token = {
  readonly syntax: TokenSyntax
  readonly name: string
  /** The token as written, delimiters included. */
  readonly raw: string
  /** Offsets in the text after `plainDelimiters`. */
  readonly start: number
  readonly end: number
  /** Keitaro's inline map, its status names -> the destination's; null for every other token. */
  readonly inlineMap: Readonly<Record<string, string>> | null
}

/** Spaces are for blanks as `<tracking domain>`. */
const NAME = '[A-Za-z_][\\w .:-]{0,79}'
const WORD = '[A-Za-z_][\\w.:-]{0,79}'
const INLINE_MAP = '[A-Za-z_]\\w{0,39}:[\\w-]{1,40}=[^{}&?#]{0,200}'

/** Longest delimiters first, so that `##x##` is not read as `#x#` with a sign too many. */
const SYNTAXES: readonly (readonly [TokenSyntax, string])[] = [
  ['!!!x!!!', `!!!(${NAME})!!!`],
  ['[[[x]]]', `\\[\\[\\[(${NAME})\\]\\]\\]`],
  ['[[x]]', `\\[\\[(${NAME})\\]\\]`],
  ['{{x}}', `\\{\\{ ?(${NAME})\\}\\}`],
  ['${x}', `\\$\\{(${NAME})\\}`],
  ['##x##', `##(${WORD})##`],
  ['{x}', `\\{(${INLINE_MAP}|${NAME})\\}`],
  ['[x]', `\\[(${NAME})\\]`],
  ['<x>', `<(${NAME})>`],
  ['#x#', `#(${WORD})#`],
  ['%x%', `%([A-Za-z_][\\w-]{2,79})%`],
]
const ANY_TOKEN = new RegExp(SYNTAXES.map(([, source]) => source).join('|'), 'g')

const ENCODED_BRACKETS: Readonly<Record<string, string>> = {
  '%7B': '{',
  '%7D': '}',
  '%5B': '[',
  '%5D': ']',
  '%3C': '<',
  '%3E': '>',
}

/** `text` with percent-encoded delimiters written out: `%7Bclickid%7D` becomes `{clickid}`. Other escapes stay. */
export function plainDelimiters(text: string): string {
  return text
    .replace(/%(?:7B|7D|5B|5D|3C|3E)/gi, (escape) => ENCODED_BRACKETS[escape.toUpperCase()]!)
    .replace(/((?:%23){1,2})([A-Za-z_]\w{0,79})\1/g, (_, marks: string, name: string) => {
      const plain = '#'.repeat(marks.length / 3)
      return plain + name + plain
    })
    .replace(/%24(?=\{)/g, '$')
    .replace(/%25([A-Za-z_][\w-]{2,79})%25/g, '%$1%')
    .replace(/(?:%21){3}([A-Za-z_]\w{0,79})(?:%21){3}/g, '!!!$1!!!')
    .replace(/\{[^{}&]{1,240}\}/g, plainInside)
}

/** All tokens of `text`, which has been through `plainDelimiters`, in the order they stand. */
export function findTokens(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(ANY_TOKEN)) {
    const which = SYNTAXES.findIndex((_, i) => match[i + 1] !== undefined)
    const syntax = SYNTAXES[which]![0]
    const start = match.index
    const end = start + match[0].length
    if (syntax === '%x%' && isEscapes(text, start, end)) continue
    const { name, inlineMap } = readInside(match[which + 1]!)
    tokens.push({ syntax, name, raw: match[0], start, end, inlineMap })
  }
  return tokens
}

/** Inside braces `%20`, `+`, `%3D` and `%3A` are the space, `=` and `:` of Keitaro's inline map. */
function plainInside(braced: string): string {
  return braced
    .replace(/%20|\+/g, ' ')
    .replace(/%3D/gi, '=')
    .replace(/%3A/gi, ':')
}

/** `%C3%BCb%C3…`: two percent escapes around letters are no token, unless what follows cannot be an escape. */
function isEscapes(text: string, start: number, end: number): boolean {
  const opensAsEscape = /^%[0-9a-f]{2}/i.test(text.slice(start, start + 3))
  return opensAsEscape && !/^(?:$|[&#/?])/.test(text.slice(end, end + 1))
}

function readInside(inside: string): Pick<Token, 'name' | 'inlineMap'> {
  const colon = inside.indexOf(':')
  if (colon < 0 || !inside.includes('=')) return { name: inside.trim(), inlineMap: null }
  const inlineMap: Record<string, string> = {}
  for (const pair of inside.slice(colon + 1).matchAll(/([\w-]+)=([^\s,;]*)/g)) {
    if (Object.hasOwn(Object.prototype, pair[1]!)) continue
    inlineMap[pair[1]!.toLowerCase()] = pair[2]!
  }
  return { name: inside.slice(0, colon), inlineMap }
}
