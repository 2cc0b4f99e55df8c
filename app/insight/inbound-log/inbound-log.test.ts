// The pure parts of the inbound log: its query and its words for outcomes.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PARAMETERS, statusOf } from '#app/intake/inbound/outcome.ts'
import { writeCallQuery } from './call-fields.ts'
import { readCallQuery } from './call-query.ts'
import { groupOf, OUTCOME_WORDS, REFUSAL_CODES, wordsOf, type CallOutcome } from './outcome-words.ts'

const ID = '01939c5e-9b40-7000-8000-0123456789ab'
const read = (query: string) => readCallQuery(new URLSearchParams(query), 'UTC')
const INBOUND = join(import.meta.dirname, '../../intake/inbound')

describe('a query', () => {
  test('is read with all its filters, and written back the same', () => {
    const query = `outcome=click_expired&offer=${ID}&txn=%231001&click=ABC&from=2026-11-20&to=2026-11-20`
    const asked = read(`${query}&older=${ID}&shop=demo.myshopify.com`)
    if (!asked.ok) throw new Error('refused')
    expect(asked.filter).toMatchObject({ outcome: 'click_expired', offer: ID, txn: '#1001', click: 'ABC' })
    expect(asked.place).toEqual({ older: ID })
    expect(writeCallQuery(asked.fields)).toBe(query)
  })

  test('without anything in it asks for everything', () => {
    expect(read('outcome=&txn=+')).toMatchObject({ ok: true, fields: {}, place: null })
  })

  test.each([
    ['outcome=ok', 'outcome'],
    ['outcome=broken', 'outcome'],
    ['offer=main', 'offer'],
    [`txn=${'x'.repeat(256)}`, 'txn'],
    ['click=a%00b', 'click'],
    ['from=20.11.2026', 'from'],
    ['from=2026-11-20&to=2026-11-19', 'to'],
    ['older=1', 'older'],
    [`older=${ID}&newer=${ID}`, 'newer'],
  ])('%s is refused', (query, field) => {
    const asked = read(query)
    expect(asked.ok ? [] : asked.problems.map((problem) => problem.field)).toEqual([field])
  })
})

describe('outcomes', () => {
  test('have words for whatever the receiver can say', () => {
    const said = globSync('*.ts', { cwd: INBOUND }).flatMap((file) =>
      [...readFileSync(join(INBOUND, file), 'utf8').matchAll(/\b(?:refuse|wrong)\(\s*'(\w+)'/g)].map(
        ([, code]) => code,
      ),
    )
    expect(said.length).toBeGreaterThan(10)
    const wanted = [...said, ...PARAMETERS.map((name) => `invalid_${name}`), 'ip_not_allowed', 'rate_limited']
    expect([...REFUSAL_CODES].sort()).toEqual([...new Set(wanted)].sort())
  })

  test('have words of their own each, and what to do', () => {
    const words = Object.values(OUTCOME_WORDS)
    expect(new Set(words.map(({ title }) => title)).size).toBe(words.length)
    for (const { advice } of words) expect(advice).toMatch(/\.$/)
  })

  test('fall into groups, refusals by their status', () => {
    for (const outcome of Object.keys(OUTCOME_WORDS) as CallOutcome[]) {
      if (outcome === 'ok' || outcome === 'duplicate' || outcome === 'test') continue
      expect([groupOf(outcome), statusOf(outcome) >= 400]).toEqual(['refused', true])
    }
    expect(['ok', 'duplicate', 'test'].map(groupOf)).toEqual(['accepted', 'duplicate', 'test'])
  })

  test('that nobody knows are shown as they stand', () => {
    expect(wordsOf('toString')).toEqual({ title: 'toString', advice: '' })
  })
})
