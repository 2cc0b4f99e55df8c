// Every reason that a history can hold is said in every language, with its values, and what a person typed as he typed it.
import { describe, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { keep } from '#app/language/kept.ts'
import { FLAG_REASONS } from './flag.ts'
import { CREATED_BY_HAND, EVIDENCE_NAMES, joinReasons, REASONS, sayReason, undoneReason } from './reasons.ts'

const english = sayingIn('en')
const german = sayingIn('de')
const VALUES = { days: 30, event: 'sale', reason: EVIDENCE_NAMES.order_attribute }
const ALL = [...Object.values(REASONS), ...Object.values(FLAG_REASONS)]

describe.each(ALL)('%s', (text) => {
  const kept = keep(text, VALUES)

  test('is said in German with what it names', () => {
    const values = { ...VALUES, reason: german(VALUES.reason) }
    expect(sayReason(kept, false, german)).toBe(german(text, values))
    expect(sayReason(kept, false, german)).not.toBe(kept)
  })

  test('is said in English as it is kept', () => expect(sayReason(kept, false, english)).toBe(kept))
  test('is as it stands where a person typed it', () => expect(sayReason(kept, true, german)).toBe(kept))
})

test('several are said one after the other', () => {
  const kept = joinReasons([REASONS.paid, FLAG_REASONS.cap_soft, FLAG_REASONS.cap_hard])
  expect(kept).toBe('paid; it is beyond a cap')
  expect(sayReason(kept, false, german)).toBe('bezahlt; sie liegt über einem Limit')
})

test('a decision that is taken back keeps the words of whoever took it', () => {
  expect(undoneReason('paid twice')).toBe('Undone: paid twice')
  expect(sayReason(undoneReason('paid'), true, german)).toBe('Rückgängig: paid')
  expect(sayReason(CREATED_BY_HAND, true, german)).toBe('Rückgängig: von Hand angelegt')
})

test('what no version of this program writes is said as it stands', () =>
  expect(sayReason('the moon was full; paid', false, german)).toBe('the moon was full; bezahlt'))
