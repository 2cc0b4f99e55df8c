// The assistant against its held corpus, and against pastes that mean harm.
import { describe, expect, it } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { parseTemplate } from '../template.ts'
import { PARAGRAPHS, TEMPLATES, type Held } from './corpus.fixture.ts'
import { DESTINATIONS } from './destinations.ts'
import { suggest, type Suggestion } from './suggest.ts'
import { findTokens, plainDelimiters } from './token-syntax.ts'

const say = sayingIn('en')
const ALL = [...TEMPLATES, ...PARAGRAPHS]

describe('the held corpus', () => {
  it('has at least 60 templates and 15 paragraphs, all eleven syntaxes and every destination', () => {
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(60)
    expect(PARAGRAPHS.length).toBeGreaterThanOrEqual(15)
    const syntaxes = TEMPLATES.flatMap(([paste]) =>
      findTokens(plainDelimiters(paste)).map(({ syntax }) => syntax),
    )
    expect(new Set(syntaxes).size).toBe(11)
    const expected = new Set(ALL.map(([, destination]) => destination))
    expect(DESTINATIONS.filter(({ id }) => !expected.has(id))).toEqual([])
    expect(DESTINATIONS).toHaveLength(32)
  })

  it('is recognised exactly in at least 95 of 100 pastes', () => {
    const missed = ALL.flatMap((held) =>
      differences(held).map((difference) => `${held[0].slice(0, 70)}: ${difference}`),
    )
    const missedPastes = ALL.filter((held) => differences(held).length > 0).length
    expect(missedPastes, missed.join('\n')).toBeLessThanOrEqual(ALL.length * 0.05)
  })

  it('never gets a sure answer that is wrong', () => {
    expect(ALL.flatMap(sureAndWrong)).toEqual([])
  })

  it('gives templates that our own parser takes', () => {
    const refused = ALL.filter(([paste]) => !parseTemplate(suggest(paste, say).template ?? '{', 'url').ok)
    expect(refused.map(([paste]) => paste)).toEqual([])
  })

  it('gives a reason with every step', () => {
    const steps = ALL.flatMap(([paste]) => suggest(paste, say).steps)
    expect(steps.filter(({ what, why }) => what === '' || why === '')).toEqual([])
  })
})

describe('a status map', () => {
  it("is read from Keitaro's inline map", () => {
    const { statusMap } = suggest(
      'https://k.test/ab12/postback?subid={subid}&status={status:lead=0 sale=1 rejected=2}',
      say,
    )
    expect(statusMap).toEqual({ pending: '0', hold: '0', approved: '1', rejected: '2', reversed: '2' })
  })

  it("is the destination's where {status} is sent", () => {
    expect(
      suggest('https://t.test/acquisition?click_id={click_id}&status={status}', say).statusMap?.['reversed'],
    ).toBe('cancelled')
  })
})

describe('a hostile paste', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['a megabyte of brackets', '{'.repeat(1_000_000)],
    ['a megabyte of a template', 'https://n.test/cb?clickid={clickid}&'.repeat(28_000)],
    ['as many brackets as are read', '[[['.repeat(6_000)],
    ['as many dots as are read', 'a.'.repeat(9_999)],
    ['as many empty lines as are read', '\n \n '.repeat(4_900)],
    ['as many spaces as are read', ' '.repeat(19_999)],
    ['as many hashes as are read', '#a'.repeat(9_999)],
    ['javascript', 'javascript:alert(1)//n.test/cb?clickid={clickid}'],
    ['javascript inside a sentence', 'use javascript:fetch("x")?clickid={clickid}'],
    ['a macro as host', 'https://{click_id}/cb?clickid={clickid}'],
    ['a macro in the host', 'https://{sub1}.n.test/postback?clickid={clickid}'],
    ['a user name in the host', 'https://abc.voluumtrk.com@evil.test/postback?cid={clickid}'],
    ['an unbalanced brace', 'https://n.test/cb?clickid={clickid&payout={payout}'],
    ['an unbalanced bracket', 'https://n.test/cb?clickid=[[clickid]&payout=[payout]'],
    ['unknown tokens', 'https://n.test/cb?foo={bar}&baz={qux}'],
    ['unknown tokens in known parameters', 'https://n.test/cb?clickid={bar}&payout={qux}'],
    ['names of the prototype', 'https://n.test/cb?__proto__={constructor}&toString={__proto__}'],
  ])('is answered without a sure word: %s', (_, paste) => {
    const { steps, parameters } = suggest(paste, say)
    expect(steps.filter(({ sure, what }) => sure && !what.startsWith('Tokens are written'))).toEqual([])
    expect(parameters.filter(({ sure }) => sure)).toEqual([])
  })

  it('never names a destination by a host that only looks like it', () => {
    expect(suggest('https://voluumtrk.com.evil.test/postback?cid={clickid}', say).destination).toBeNull()
    expect(
      suggest('https://evil.test/?u=https://www.awin1.com/sread.php&cks={x}', say).destination,
    ).toBeNull()
  })
})

function differences([paste, destination, macros, mayBeUnsure]: Held): string[] {
  const answer = suggest(paste, say)
  const found = answer.parameters.map(({ name, macro }) => `${name}=${macro ?? '-'}`).join(' ')
  const allowed = mayBeUnsure.split(' ')
  const timid = answer.parameters.filter(
    ({ name, macro, sure }) => macro && !sure && mayBeUnsure !== '*' && !allowed.includes(name),
  )
  return [
    ...(destination === (answer.destination?.id ?? null) ? [] : [`destination ${answer.destination?.id}`]),
    ...(found === macros ? [] : [`macros ${found}`]),
    ...timid.map(({ name, why }) => `${name} unsure: ${why}`),
  ]
}

function sureAndWrong([paste, destination, macros]: Held): string[] {
  const answer: Suggestion = suggest(paste, say)
  const expected = new Set(macros.split(' '))
  const wrong = answer.parameters.filter(
    ({ name, macro, sure }) => sure && !expected.has(`${name}=${macro ?? '-'}`),
  )
  const named = answer.steps.some(({ what, sure }) => sure && what.startsWith('The destination is'))
  const wrongDestination = named && answer.destination?.id !== destination
  return [
    ...wrong.map(({ name }) => `${paste}: ${name}`),
    ...(wrongDestination ? [`${paste}: destination`] : []),
  ]
}
