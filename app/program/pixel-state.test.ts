import { describe, expect, test } from 'vitest'
import type { AdminAnswer } from '#app/platform/shopify/admin-api.server.ts'
import { decidePixel, readWritten } from './pixel-state.ts'

const wanted = { endpoint: 'https://app.example.com/pixel', brand: 'demo', key: 'the key' }
const id = 'gid://shopify/WebPixel/1'
const answered = (data: unknown): AdminAnswer => ({ outcome: 'answered', data })
const pixel = (settings: unknown) => answered({ webPixel: { id, settings } })

describe('the pixel that Shopify tells of', () => {
  test.each<[string, AdminAnswer, object]>([
    ['with the right settings is left alone', pixel(wanted), { step: 'nothing', id }],
    ['with the right settings as text too', pixel(JSON.stringify(wanted)), { step: 'nothing', id }],
    ['with one more setting too', pixel({ ...wanted, more: 'x' }), { step: 'nothing', id }],
    ['with another address is mended', pixel({ ...wanted, endpoint: 'https://old' }), { step: 'update', id }],
    ['with another key is mended', pixel(JSON.stringify({ ...wanted, key: 'x' })), { step: 'update', id }],
    ['without settings is mended', pixel({}), { step: 'update', id }],
    ['with settings of nonsense is mended', pixel('{"endpoint":'), { step: 'update', id }],
    ['with settings that are null is mended', pixel(null), { step: 'update', id }],
    ['is made where there is none', answered({ webPixel: null }), { step: 'create' }],
    [
      'is made where Shopify says so by an error',
      { outcome: 'failed', reason: 'No web pixel was found for this app.' },
      { step: 'create' },
    ],
  ])('%s', (_, answer, expected) => {
    expect(decidePixel(answer, wanted)).toEqual(expected)
  })

  test.each<[AdminAnswer, RegExp, number]>([
    [{ outcome: 'throttled', waitMs: 2_000, reason: 'x' }, /wait/, 60_000],
    [{ outcome: 'throttled', waitMs: 90_000, reason: 'x' }, /wait/, 90_000],
    [{ outcome: 'no_access', reason: 'Access denied for webPixel field' }, /Access denied/, 900_000],
    [{ outcome: 'failed', reason: 'no answer in time' }, /no answer in time/, 600_000],
    [{ outcome: 'too_costly', reason: 'too much' }, /too much/, 600_000],
    [answered(null), /could not be read/, 600_000],
    [answered({ webPixel: 'yes' }), /could not be read/, 600_000],
  ])('of %j nothing is concluded', (answer, error, waitMs) => {
    expect(decidePixel(answer, wanted)).toEqual({
      step: 'failed',
      standing: { state: 'failed', id: null, error: expect.stringMatching(error) as string, waitMs },
    })
  })
})

describe('what became of making or mending it', () => {
  const created = (webPixel: unknown, ...userErrors: unknown[]) =>
    answered({ webPixelCreate: { webPixel, userErrors } })

  test.each<[string, AdminAnswer]>([
    ['made', created({ id, settings: '{}' })],
    ['mended', answered({ webPixelUpdate: { webPixel: { id }, userErrors: [] } })],
  ])('%s: it is live, and looked at in an hour', (_, answer) => {
    expect(readWritten(answer)).toEqual({ state: 'live', id, error: null, waitMs: 3_600_000 })
  })

  test.each<[string, string, RegExp]>([
    ['NO_EXTENSION', 'missing', /deploy/],
    ['TAKEN', 'failed', /already/],
    ['NOT_FOUND', 'failed', /removed/],
    ['INVALID_SETTINGS', 'failed', /does not fit/],
    ['UNEXPECTED_ERROR', 'failed', /it did not work/],
  ])('Shopify’s %s is %s, in words', (code, state, error) => {
    expect(readWritten(created(null, { code, message: 'it did not work' }))).toMatchObject({
      state,
      error: expect.stringMatching(error) as string,
    })
  })

  test('an error of half a book is cut', () => {
    const { error } = readWritten(created(null, { code: null, message: 'x'.repeat(5_000) }))
    expect(error?.length).toBe(300)
  })

  test.each([
    [created(null)],
    [answered({})],
    [answered('no')],
    [{ outcome: 'failed', reason: 'cut off' } as const],
  ])('%j is no success', (answer) => {
    expect(readWritten(answer)).toMatchObject({ state: 'failed' })
  })
})
