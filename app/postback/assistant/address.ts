// The part of the template before the query: host and path of what was pasted, with blanks where it had placeholders.
// A macro may never choose where a request goes, so a token in the host is either a blank or a reason to refuse.
import type { Say } from '#app/language/say.ts'
import { readingsOf } from './meaning.ts'
import type { PastedUrl } from './read-paste.ts'
import { findTokens } from './token-syntax.ts'

export type Address =
  | { ok: true; text: string; fillIn: readonly string[]; macros: readonly string[] }
  | { ok: false; why: string }

const NAMES_A_HOST = /domain|host|track|tenant|workspace|network|account|your|server|url/i
const EXAMPLE_HOST =
  /^(?:[\w-]+\.)?(?:your|example\.|my-?(?:domain|track)|(?:tracking-?|tracker-?)?domain\.)/i

export function addressOf(url: PastedUrl, say: Say): Address {
  if (url.host.includes('@'))
    return { ok: false, why: say('the host holds a user name, which a postback may not have') }
  const inHost = findTokens(url.host)
  const foreign = inHost.find(({ name }) => !NAMES_A_HOST.test(name) || readingsOf(name).length > 0)
  if (foreign)
    return {
      ok: false,
      why: say('the host holds the token {{token}}; where a postback goes must be fixed', {
        token: foreign.raw,
      }),
    }
  const host =
    inHost.length === 0 && EXAMPLE_HOST.test(url.host)
      ? '<tracking domain>'
      : replaceTokens(url.host, (name) => `<${name}>`)
  const path = replaceTokens(url.path, (name) => {
    const [macro] = readingsOf(name)
    return macro === 'aff_click_id' || macro === 'payout' ? `{${macro}}` : `<${name}>`
  })
  const text = `${url.scheme}://${host}${path}`
  return { ok: true, text, fillIn: text.match(/<[^<>]+>/g) ?? [], macros: path.match(/\{\w+\}/g) ?? [] }
}

function replaceTokens(text: string, by: (name: string) => string): string {
  return findTokens(text).reduceRight(
    (done, { start, end, name }) => done.slice(0, start) + by(name) + done.slice(end),
    text,
  )
}
