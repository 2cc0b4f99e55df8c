import { describe, expect, test } from 'vitest'
import { MESSAGES } from './host-name.ts'
import { checkSettings, draftOf, type SettingsDraft } from './settings-shape.ts'

const OFFER = '01939c5e-9b40-7000-8000-0123456789ab'
const DRAFT: SettingsDraft = {
  clickChoice: 'first',
  selfReferral: 'ignore',
  defaultOfferId: OFFER,
  revenueVisible: false,
  ownHosts: 'https://Shop.example/\n\n bücher.example, shop.example',
  testOrders: 'follow',
  inboundLogDays: ' 90 ',
}

describe('settings', () => {
  test('are read from a form, hosts as browsers send them and each once', () => {
    const checked = checkSettings(DRAFT)
    expect(checked).toEqual({
      ok: true,
      settings: {
        clickChoice: 'first',
        selfReferral: 'ignore',
        defaultOfferId: OFFER,
        revenueVisible: false,
        ownHosts: ['shop.example', 'xn--bcher-kva.example'],
        testOrders: 'follow',
        inboundLogDays: 90,
      },
    })
  })

  test('stand in the form as they were saved', () => {
    const checked = checkSettings(DRAFT)
    if (!checked.ok) throw new Error('refused')
    const draft = draftOf(checked.settings)
    expect(draft).toMatchObject({ ownHosts: 'shop.example\nxn--bcher-kva.example', inboundLogDays: '90' })
    expect(checkSettings(draft)).toEqual(checked)
  })

  test.each<[Partial<Record<keyof SettingsDraft, unknown>>, string, string]>([
    [{ clickChoice: 'any' }, 'clickChoice', 'Choose one'],
    [{ selfReferral: '' }, 'selfReferral', 'Choose one'],
    [{ defaultOfferId: 'main' }, 'defaultOfferId', 'Choose an offer'],
    [{ revenueVisible: 'yes' }, 'revenueVisible', 'Choose one'],
    [{ ownHosts: 'shop.example\nnot a host' }, 'ownHosts', MESSAGES.malformed],
    [{ ownHosts: '10.0.0.1' }, 'ownHosts', MESSAGES.address],
    [
      { ownHosts: Array.from({ length: 21 }, (_, n) => `s${n}.example`).join('\n') },
      'ownHosts',
      'At most 20',
    ],
    [{ testOrders: 'send' }, 'testOrders', 'Choose one'],
    [{ inboundLogDays: '6' }, 'inboundLogDays', 'from 7 to 3650'],
    [{ inboundLogDays: '3651' }, 'inboundLogDays', 'from 7 to 3650'],
    [{ inboundLogDays: '30.5' }, 'inboundLogDays', 'from 7 to 3650'],
    [{ inboundLogDays: '' }, 'inboundLogDays', 'from 7 to 3650'],
  ])('with %j are refused beside the field', (fields, path, words) => {
    const checked = checkSettings({ ...DRAFT, ...fields })
    expect(checked.ok ? [] : checked.problems).toEqual([{ path, message: expect.stringContaining(words) }])
  })

  test.each([null, 'x', [], {}])('of another shape (%j) are refused', (draft) => {
    expect(checkSettings(draft).ok).toBe(false)
  })
})
