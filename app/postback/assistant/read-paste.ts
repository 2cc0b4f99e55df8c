// From whatever was pasted (a URL, a curl line, a paragraph of documentation) to the URLs that may be the template,
// taken apart with their tokens kept whole. A paragraph without a URL gives the parameter names it speaks of.
import type { Say } from '#app/language/say.ts'
import { readingsOf } from './meaning.ts'
import { findTokens, plainDelimiters, type Token } from './token-syntax.ts'

export type PastedParameter = {
  readonly name: string
  readonly value: string
  readonly tokens: readonly Token[]
}
export type PastedUrl = {
  readonly scheme: 'http' | 'https'
  readonly schemeAssumed: boolean
  /** Host with port, lower case outside tokens, tokens as written. */
  readonly host: string
  readonly path: string
  readonly parameters: readonly PastedParameter[]
  readonly fragment: string
  readonly tokens: readonly Token[]
  /** A delimiter that belongs to no token stands in host, path or a value. */
  readonly unbalanced: boolean
}
export type Paste =
  | { kind: 'refused'; why: string }
  | { kind: 'read'; urls: readonly PastedUrl[]; named: readonly string[]; prose: string }

/** Far above any documentation's paragraph; what is longer is not read at all. */
export const MAX_PASTE_LENGTH = 20_000

/** Tokens are hidden behind one private character each while a URL is taken apart. */
const HIDDEN_BASE = 0xe000
const MAX_TOKENS = 200
const HIDDEN = /[\uE000-\uE0FF]/g
const URL_IN_TEXT = /(?:https?:\/\/|(?<![\w/.@:-]))(?:[\w-]+\.)+[a-z][\w-]*(?::\d+)?(?:[/?][^\s"'`]*)/gi
const URL_WITH_SCHEME = /https?:\/\/[^\s"'`]+/gi

export function readPaste(text: string, say: Say): Paste {
  if (text.length > MAX_PASTE_LENGTH) {
    return {
      kind: 'refused',
      why: say('only the first {{max}} characters could be read; paste the URL alone', {
        max: MAX_PASTE_LENGTH,
      }),
    }
  }
  if (/^\s*(?:javascript|data|vbscript|file|ftp|blob):/i.test(text)) {
    return { kind: 'refused', why: say('a postback goes to an http or https address') }
  }
  const plain = plainDelimiters(oneLine(text))
  const tokens = findTokens(plain).slice(0, MAX_TOKENS)
  const hidden = hide(plain, tokens)
  const found = [...hidden.matchAll(URL_WITH_SCHEME), ...hidden.matchAll(URL_IN_TEXT)].map(
    (match) => match[0],
  )
  const whole = found.filter((url, i) => found.findIndex((other) => other.includes(url)) === i).slice(0, 20)
  const urls = whole.map((url) => takeApart(url.replace(/[.,;:)]+$/, ''), tokens))
  const prose = whole.reduce((rest, url) => rest.replace(url, ' '), hidden).replace(HIDDEN, ' ')
  return { kind: 'read', urls, named: namedParameters(hidden, tokens), prose }
}

/** HTML escapes and the line breaks inside a URL or a shell command undone. */
function oneLine(text: string): string {
  return text
    .replace(/[\uE000-\uF8FF]/g, '')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&(?:amp;|#38;|#x26;)/gi, '&')
    .replace(/\\\r?\n/g, ' ')
    .replace(/(?<![ \t])[ \t]*\r?\n[ \t]*(?=[&?])/g, '')
    .replace(/([&?])[ \t]*\r?\n[ \t]*/g, '$1')
}

function hide(text: string, tokens: readonly Token[]): string {
  let hidden = ''
  let from = 0
  tokens.forEach((token, i) => {
    hidden += text.slice(from, token.start) + String.fromCharCode(HIDDEN_BASE + i)
    from = token.end
  })
  return hidden + text.slice(from)
}

function takeApart(hidden: string, tokens: readonly Token[]): PastedUrl {
  const show = (part: string) => part.replace(HIDDEN, (sign) => tokens[sign.charCodeAt(0) - HIDDEN_BASE]!.raw)
  const tokensOf = (part: string) =>
    (part.match(HIDDEN) ?? []).map((sign) => tokens[sign.charCodeAt(0) - HIDDEN_BASE]!)
  const scheme = /^(https?):\/\//i.exec(hidden)
  const rest = hidden.slice(scheme?.[0].length ?? 0)
  const hash = rest.indexOf('#')
  const address = hash < 0 ? rest : rest.slice(0, hash)
  const [beforeQuery, query] = cut(address, '?')
  const slash = beforeQuery.indexOf('/')
  const host = slash < 0 ? beforeQuery : beforeQuery.slice(0, slash)
  const path = slash < 0 ? '' : beforeQuery.slice(slash)
  const pairs = query.split('&').filter((pair) => pair !== '')
  const parameters = pairs.map((pair) => {
    const [name, value] = cut(pair, '=')
    return { name: show(name), value: show(value), tokens: tokensOf(value) }
  })
  return {
    scheme: scheme?.[1]?.toLowerCase() === 'http' ? 'http' : 'https',
    schemeAssumed: scheme === null,
    host: show(host.toLowerCase()),
    path: show(path),
    parameters,
    fragment: hash < 0 ? '' : show(rest.slice(hash)),
    tokens: tokensOf(hidden),
    unbalanced: unbalanced(host + path, pairs, hash < 0 ? '' : rest.slice(hash)),
  }
}

function unbalanced(address: string, pairs: readonly string[], fragment: string): boolean {
  const values = pairs.map((pair) => cut(pair, '=')[1])
  const strayInName = pairs.some((pair) => /[{}<>\uE000-\uE0FF]/.test(cut(pair, '=')[0]))
  const stray = [address, ...values].some((part) => /[{}[\]<>]|!!!|##|\$$|%(?![0-9a-f]{2})/i.test(part))
  return strayInName || stray || /[{}[\]<>&=]|##/.test(fragment)
}

function cut(text: string, at: string): [string, string] {
  const index = text.indexOf(at)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

/** Names in backticks or quotes, before `=`, or at the start of a list's line, that could be parameters. */
function namedParameters(hidden: string, tokens: readonly Token[]): string[] {
  const prose = hidden.replace(URL_WITH_SCHEME, ' ')
  const marked = prose.matchAll(/[`"'“]([A-Za-z][\w.-]{0,39})[`"'”]|(?:^|[\s&?(])([A-Za-z][\w.-]{0,39})=/g)
  const listed = prose.matchAll(
    /^[ \t]*(?:(?:[-*•]|\d{1,3}\.)[ \t]*)?([A-Za-z][\w.-]{0,39})[ \t]*(?:[:–-]|\t)\s/gm,
  )
  const names = [...marked, ...listed].map((match) => match[1] ?? match[2]!)
  const inTokens = tokens.map((token) => token.name).filter((name) => readingsOf(name).length > 0)
  const all = names.length > 0 ? names : inTokens
  return [...new Set(all)].slice(0, 40)
}
