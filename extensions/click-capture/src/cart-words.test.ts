import { describe, expect, test } from 'vitest'
import { changeAttributes, wantedAttributes } from './cart-words.ts'
import type { Kept } from './kept-clicks.ts'

const n = { id: 'n', t: 2 }
const f = { id: 'f', t: 1 }
const w = { q: 'via=ann&sub1=a+b', t: 3 }

describe('the cart', () => {
  test.each<[string, Kept, Record<string, string>]>([
    ['nothing', {}, {}],
    ['one click', { n }, { click_id: 'n', __click_id: 'n' }],
    ['two clicks', { n, f }, { click_id: 'n', __click_id: 'n', first_click_id: 'f' }],
    ['a visit without a click', { w }, { via: 'ann', sub1: 'a b' }],
    ['a visit after a click', { n, w }, { via: 'ann', sub1: 'a b', first_click_id: 'n' }],
    ['a visit after two clicks', { n, f, w }, { via: 'ann', sub1: 'a b', first_click_id: 'f' }],
  ])('should say of %s', (_, kept, wanted) => {
    expect(wantedAttributes(kept)).toEqual(wanted)
  })

  const click = wantedAttributes({ n })
  test.each<[string, Record<string, unknown>, Record<string, string>, object | null]>([
    ['is empty', {}, click, click],
    ['says so already', { click_id: 'n', gift: 'yes' }, click, null],
    ['says another click', { click_id: 'x', first_click_id: 'y' }, click, { ...click, first_click_id: '' }],
    [
      'says a visit',
      { via: 'ann', sub1: 'a', offer: 'o' },
      click,
      { ...click, via: '', sub1: '', offer: '' },
    ],
    ['says a network’s visit', { awc: '7' }, click, { ...click, awc: '' }],
    ['has attributes of the shop’s own', { offer: 'x', sub1: 'y' }, click, click],
    ['has to forget', { click_id: 'n', note: 'x' }, {}, { click_id: '', __click_id: '' }],
    ['has nothing to forget', { note: 'x', click_id: '', via: '' }, {}, null],
    ['says half of a visit', { via: 'ann' }, wantedAttributes({ w }), { sub1: 'a b' }],
    ['holds what is no text', { click_id: { a: 1 } }, click, click],
  ])('that %s is changed as little as possible', (_, has, wanted, change) => {
    expect(changeAttributes(has, wanted, ['awc'])).toEqual(change)
  })
})
