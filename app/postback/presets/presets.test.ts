import { describe, expect, it } from 'vitest'
import { STATUSES } from '#app/conversion/status.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { testValues } from '../macros.ts'
import { renderRequest } from '../render.ts'
import { DEFAULT_PORTS } from '../url-rules.ts'
import { validateRequest } from '../validate-template.ts'
import { inDestinationWords } from './destination-words.ts'
import { protectSecrets } from '../configuration/protect-secrets.ts'
import { fieldsOf, secretNameOf } from './fields.ts'
import { fillPreset } from './fill-preset.ts'
import { noSuffixReason, OUR_STATUSES, type Preset } from './preset.ts'
import { ANSWERS, EXPECTED } from './presets.fixture.ts'
import { presetById, PRESETS } from './presets.ts'

function filled(preset: Preset, answers: Readonly<Record<string, string>> = ANSWERS) {
  const result = fillPreset(preset, answers)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

it('has words for the statuses that a conversion can have', () => {
  expect(OUR_STATUSES).toEqual(STATUSES)
})

it('has 32 presets, each once and each in the table', () => {
  expect(PRESETS).toHaveLength(32)
  expect(PRESETS.map((preset) => preset.id).sort()).toEqual(Object.keys(EXPECTED).sort())
})

describe.each(PRESETS.map((preset) => [preset.id, preset] as const))('%s', (id, preset) => {
  it('renders the sample conversion as the table says', () => {
    const { postback, secrets } = filled(preset)
    const checked = validateRequest(postback, DEFAULT_PORTS, Object.keys(secrets))
    if (!checked.ok) throw new Error(JSON.stringify(checked.errors))
    expect(checked.warnings).toEqual([])
    const values = inDestinationWords(testValues('USD'), postback)
    const request = renderRequest(checked.request, values, { deliveryId: 'd', attempt: 1 }, secrets)
    expect(request).toEqual({ method: preset.method, headers: {}, body: null, ...EXPECTED[id] })
  })

  it('has a link suffix with their token or says why not', () => {
    if (preset.linkSuffix) expect(preset.linkSuffix).toBe(`&aff_click_id=${preset.theirToken}`)
    else expect(preset.arrivalParameter !== undefined || preset.gaps.length > 0).toBe(true)
    expect(noSuffixReason(preset, sayingIn('en')) === null).toBe(preset.linkSuffix !== undefined)
  })

  it('names each of our statuses or none, and shows its gaps', () => {
    if (preset.statusNames) expect(Object.keys(preset.statusNames).sort()).toEqual([...STATUSES].sort())
    expect(filled(preset).gaps).toEqual(preset.gaps)
    if (preset.confidence === 'partial') expect(preset.gaps).not.toEqual([])
  })

  it('does not take one of our own parameters for an arrival', () => {
    expect(preset.arrivalParameter ?? '').not.toMatch(/^(click_id|via|offer|url|aff_click_id|sub\d|affS\d)$/)
  })

  it('asks for every field by name, and insists on those that are not optional', () => {
    const blanks = JSON.stringify(preset).match(/<[^<>]+>/g) ?? []
    const fields = fieldsOf(preset)
    expect(fields.map(({ name }) => `<${name}>`).sort()).toEqual([...new Set(blanks)].sort())
    const result = fillPreset(preset, {})
    const asked = result.ok ? [] : result.problems.map(({ field }) => field)
    expect(asked).toEqual(fields.filter(({ optional }) => !optional).map(({ name }) => name))
  })

  it('keeps credentials out of its templates', () => {
    const { postback, secrets } = filled(preset)
    const fields = fieldsOf(preset).filter(({ secret }) => secret)
    expect(Object.keys(secrets).sort()).toEqual(fields.map(secretNameOf).sort())
    for (const value of Object.values(secrets)) expect(JSON.stringify(postback)).not.toContain(value)
    expect(protectSecrets(postback).paths).toEqual([])
  })

  it('fires on approved, and on reversed only where it can say so', () => {
    const { statuses, notes } = filled(preset)
    if (preset.statusNames) expect(statuses).toEqual(['approved', 'reversed'])
    else expect(statuses).toEqual(['approved'])
    if (!preset.urlTemplate.includes('{status}'))
      expect(notes).toMatchObject([{ text: expect.stringMatching(/approved only/) }])
  })
})

describe('a tracking domain', () => {
  const voluum = presetById('voluum')!

  it.each(['t.example.com', ' https://T.example.com/ ', 'HTTPS://t.example.com', 't.example.com:443'])(
    'is taken from %j',
    (domain) => {
      expect(filled(voluum, { 'tracking domain': domain }).postback.url).toMatch(
        /^https:\/\/t\.example\.com\/postback\?cid=/,
      )
    },
  )

  it.each([
    '',
    'http://t.example.com',
    'ftp://t.example.com',
    't.example.com/path',
    'a@t.example.com',
    'a b.example.com',
    '{sub1}.example.com',
    '<t>.example.com',
    'localhost',
    '127.0.0.1',
    '0x7f.1',
    't.example.com?x=',
  ])('is refused as %j', (domain) => {
    const result = fillPreset(voluum, { 'tracking domain': domain })
    expect(result).toMatchObject({ ok: false, problems: [{ field: 'tracking domain' }] })
  })
})

it.each<[string, string, string]>([
  [
    'everflow',
    'verification token',
    'https://track.example.com/?nid=77&transaction_id=test-aff-click-001&amount=49.99&order_id=test-txn-001&coupon_code=TEST-COUPON&adv_event_id=5',
  ],
  [
    'affise',
    'secure hash',
    'https://track.example.com/postback?clickid=test-aff-click-001&action_id=test-txn-001&sum=49.99&goal=sale&status=1&promo_code=TEST-COUPON',
  ],
])('%s leaves the parameter of the %s out where it is not answered', (id, field, url) => {
  const { postback, secrets } = filled(presetById(id)!, { ...ANSWERS, [field]: ' ' })
  expect(secrets).toEqual({})
  const checked = validateRequest(postback, DEFAULT_PORTS)
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors))
  const values = inDestinationWords(testValues('USD'), postback)
  expect(renderRequest(checked.request, values, { deliveryId: 'd', attempt: 1 }).url).toBe(url)
})

it.each(['firstpromoter', 'dub', 'impact'])('%s sends JSON where revenue is hidden', (id) => {
  const { postback, secrets } = filled(presetById(id)!)
  const checked = validateRequest(postback, DEFAULT_PORTS, Object.keys(secrets))
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors))
  const values = { ...testValues('USD'), amount: '', amount_minor: '' }
  const { body } = renderRequest(checked.request, values, { deliveryId: 'd', attempt: 1 }, secrets)
  expect(Object.values(JSON.parse(body!) as object)).toContain(id === 'impact' ? '' : null)
})

it.each(['{sub1}', 'a b', 'a\nb', '<x>', '..', ''])('a key is refused as %j', (key) => {
  const result = fillPreset(presetById('keitaro')!, { ...ANSWERS, 'postback key': key })
  expect(result).toMatchObject({ ok: false, problems: [{ field: 'postback key' }] })
})

it.each(['a.b', 'a/b', '-a', 'a:1'])('a subdomain is refused as %j', (network) => {
  expect(fillPreset(presetById('tune')!, { ...ANSWERS, network }).ok).toBe(false)
})
