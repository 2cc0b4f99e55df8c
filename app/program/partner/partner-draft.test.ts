import { describe, expect, test } from 'vitest'
import { BLANK_PARTNER, proposeSlug, readPartnerDraft, type PartnerDraft } from './partner-draft.ts'

const good: PartnerDraft = { ...BLANK_PARTNER, name: ' Jo ', slug: 'jo', email: ' Jo@Mail.EXAMPLE ' }

test('a good draft is trimmed, and its address’s host written in lower case', () => {
  expect(readPartnerDraft(good)).toEqual({
    ok: true,
    draft: { ...good, name: 'Jo', email: 'Jo@mail.example' },
  })
})

describe('a draft is refused beside its field', () => {
  test.each<[Partial<PartnerDraft>, string]>([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ slug: '' }, 'slug'],
    [{ slug: 'Jo' }, 'slug'],
    [{ slug: '-jo' }, 'slug'],
    [{ slug: 'a b' }, 'slug'],
    [{ slug: 'x'.repeat(65) }, 'slug'],
    [{ email: 'jo' }, 'email'],
    [{ email: 'a@b.example, c@d.example' }, 'email'],
    [{ defaultOfferId: 'main' }, 'defaultOfferId'],
    [{ customerId: '12a' }, 'customerId'],
  ])('%j', (change, path) => {
    const read = readPartnerDraft({ ...good, ...change })
    expect(read.ok ? [] : read.problems.map((problem) => problem.path)).toEqual([path])
  })

  test.each([null, 'text', {}, { name: 1 }])('what is no draft at all: %j', (draft) => {
    expect(readPartnerDraft(draft).ok).toBe(false)
  })
})

test.each([
  ['Jo Müller & Co.', 'jo-mueller-co'],
  ['  Élan  Vital! ', 'elan-vital'],
  ['Straße 1', 'strasse-1'],
  ['日本', ''],
])('of the name %j the short name %j is proposed', (name, slug) => expect(proposeSlug(name)).toBe(slug))
