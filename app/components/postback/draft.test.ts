// The form of a postback: what goes in comes out again, and what a person types becomes what is checked and saved.
import { describe, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { suggest } from '#app/postback/assistant/suggest.ts'
import { checkConfiguration } from '#app/postback/configuration/check-configuration.ts'
import type { PostbackConfiguration } from '#app/postback/configuration/configuration.ts'
import { fieldsOf } from '#app/postback/presets/fields.ts'
import { fillPreset } from '#app/postback/presets/fill-preset.ts'
import { presetById, PRESETS } from '#app/postback/presets/presets.ts'
import { changedFields } from './changed-fields.ts'
import { askedSecrets, configurationOf, draftOf, newDraft, requestDraft } from './draft.ts'
import { presetDraft } from './preset-draft.ts'
import { findPresets, openQuestions } from './preset-words.ts'
import { suggestedDraft } from './suggested-draft.ts'

const say = sayingIn('en')
const PARTNER = '01890000-0000-7000-8000-000000000001'
const DRAFT = newDraft(PARTNER, '')
const ANSWERS: Record<string, string> = {
  domain: 'go.example.com',
  subdomain: 'acme',
  credentials: 'sid:token',
}

const FULL: PostbackConfiguration = {
  partnerId: PARTNER,
  label: 'Main',
  presetId: 'tune',
  offerIds: [PARTNER],
  events: ['sale', 'lead'],
  statuses: ['approved', 'reversed'],
  adjustments: true,
  currency: 'EUR',
  method: 'POST',
  url: 'https://t.example/cb?key={secret.key}',
  headers: { 'X-Token': '{secret.token}', Accept: '*/*' },
  body: { format: 'json', template: '{"click":"{aff_click_id}","key":"{secret.key}"}' },
  statusNames: { approved: '1', reversed: '3' },
  eventNames: { sale: 'purchase', '*': 'other' },
  successRule: { status: '2xx', body: { jsonPath: 'data.status', oneOf: ['ok', 'duplicate'] } },
  delaySeconds: 90,
  active: true,
}

describe('the form', () => {
  test.each<[string, Partial<PostbackConfiguration>]>([
    ['every field', {}],
    ['a GET', { method: 'GET', body: null }],
    ['a form', { body: { format: 'form', template: 'a={payout}' } }],
    ['a text in the answer', { successRule: { status: '2xx', body: { contains: 'success=true' } } }],
    ['nothing but the least', { events: [], offerIds: [], currency: null, statusNames: {}, eventNames: {} }],
  ])('gives back %s', (_, fields) => {
    const configuration = { ...FULL, ...fields }
    expect(configurationOf(draftOf(configuration, ''))).toEqual(configuration)
  })

  test('leaves out rows without text, and reads lists with commas or spaces between', () => {
    const draft = {
      ...DRAFT,
      events: ' sale,lead  signup ,sale',
      headers: [
        { name: ' ', value: '' },
        { name: ' X-A ', value: ' 1 ' },
      ],
      eventNames: [{ ours: '', theirs: '' }],
      delaySeconds: '1.5',
    }
    expect(configurationOf(draft)).toMatchObject({
      events: ['sale', 'lead', 'signup'],
      headers: { 'X-A': '1' },
      eventNames: {},
      delaySeconds: -1,
    })
  })

  test('asks for each secret once, and for none of a body that is not sent', () => {
    expect(askedSecrets(draftOf(FULL, ''))).toEqual(['key', 'token'])
    expect(askedSecrets({ ...DRAFT, body: '{secret.unused}', bodyFormat: 'json' })).toEqual([])
  })
})

describe('a preset', () => {
  test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    '%s fills a form that can be saved',
    (_, preset) => {
      const answers = Object.fromEntries(
        fieldsOf(preset).map(({ name, kind }) => [name, ANSWERS[kind] ?? 'abc123']),
      )
      const filled = fillPreset(preset, answers)
      if (!filled.ok) throw new Error(JSON.stringify(filled.problems))
      const draft = { ...DRAFT, ...requestDraft(filled.postback), statuses: filled.statuses }
      const options = { ports: [443], secretNames: Object.keys(filled.secrets) }
      expect(checkConfiguration(configurationOf(draft), options)).toMatchObject({ ok: true })
      expect(askedSecrets(draft).sort()).toEqual(Object.keys(filled.secrets).sort())
    },
  )

  test('is found by its name, kind or host', () => {
    const found = (search: string) => findPresets(PRESETS, search, say).map(({ id }) => id)
    expect(found('')).toHaveLength(PRESETS.length)
    expect(found('awin1.com')).toEqual(['awin'])
    expect(found('VOLUUM tracker')).toEqual(['voluum'])
    expect(found('no such thing')).toEqual([])
  })

  test('with gaps says each of them', () => {
    for (const preset of PRESETS)
      for (const gap of preset.gaps) expect(openQuestions(preset, say).join('\n')).toContain(gap)
  })
})

describe('the assistant’s suggestion', () => {
  test('brings status names, the statuses that they are for, and the preset’s body', () => {
    const affise = suggestedDraft(
      suggest('https://offers-acme.affise.com/postback?clickid={clickid}&sum={sum}&status={status}', say),
      DRAFT,
      '',
    )
    expect(affise).toMatchObject({ presetId: 'affise', statuses: ['approved', 'reversed'] })
    const dub = suggestedDraft(suggest('https://api.dub.co/track/sale?clickId={click_id}', say), DRAFT, '')
    expect(dub).toMatchObject({ presetId: 'dub', method: 'POST', bodyFormat: 'json' })
  })

  test('keeps a name that was typed, and a pasted key out of the URL', () => {
    const pasted = suggest(
      'https://n.test/cb?clickid={clickid}&payout={payout}&api_key=0123456789abcdef',
      say,
    )
    const draft = suggestedDraft(pasted, { ...DRAFT, label: 'Mine' }, '')
    expect(draft).toMatchObject({ label: 'Mine', secrets: { api_key: '0123456789abcdef' } })
    expect(draft?.url).toContain('api_key={secret.api_key}')
  })

  test('is none where nothing was read', () => {
    expect(suggestedDraft(suggest('hello', say), DRAFT, '')).toBeNull()
  })
})

test('another destination takes name and arrival parameter of the one before along, but not what a person wrote', () => {
  const awin = { ...DRAFT, ...presetDraft(DRAFT, presetById('awin'), '') }
  expect(awin).toMatchObject({ presetId: 'awin', label: 'Awin', arrivalParameter: 'awc' })
  expect(presetDraft(awin, presetById('voluum'), 'own')).toEqual({
    presetId: 'voluum',
    label: 'Voluum',
    arrivalParameter: 'own',
  })
  const named = { ...awin, label: 'Mine', arrivalParameter: 'typed' }
  expect(presetDraft(named, undefined, '')).toEqual({
    presetId: null,
    label: 'Mine',
    arrivalParameter: 'typed',
  })
})

test('two configurations differ in what differs, whatever the order of their names', () => {
  expect(changedFields(FULL, { ...FULL, headers: { Accept: '*/*', 'X-Token': '{secret.token}' } })).toEqual(
    [],
  )
  expect(changedFields(FULL, { ...FULL, label: 'Other', successRule: { status: '2xx' } })).toEqual([
    'name',
    'what counts as delivered',
  ])
})
