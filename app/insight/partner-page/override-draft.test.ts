import { describe, expect, test } from 'vitest'
import { readOverride, type OverrideDraft } from './override-draft.ts'

const draft: OverrideDraft = {
  offerId: 'o',
  event: 'sale',
  kind: 'both',
  percent: '12.5',
  amount: '4.50',
  currency: 'USD',
}

describe('an override', () => {
  test.each<[Partial<OverrideDraft>, object]>([
    [{}, { basisPoints: 1250, flat: { minor: '450', currency: 'USD' } }],
    [
      { kind: 'percent', amount: 'x' },
      { basisPoints: 1250, flat: null },
    ],
    [
      { kind: 'percent', percent: '7,25 %' },
      { basisPoints: 725, flat: null },
    ],
    [
      { kind: 'percent', percent: '100' },
      { basisPoints: 10_000, flat: null },
    ],
    [
      { kind: 'flat', amount: '1200', currency: 'jpy' },
      { basisPoints: null, flat: { minor: '1200', currency: 'JPY' } },
    ],
    [
      { kind: 'flat', amount: '1,25', percent: '' },
      { basisPoints: null, flat: { minor: '125', currency: 'USD' } },
    ],
  ])('%j is read', (change, result) =>
    expect(readOverride({ ...draft, ...change })).toEqual({ ok: true, result }),
  )

  test.each<[Partial<OverrideDraft>, string[]]>([
    [{ percent: '100.01' }, ['percent']],
    [{ percent: '1.234' }, ['percent']],
    [{ percent: '-1' }, ['percent']],
    [{ percent: '' }, ['percent']],
    [{ amount: '4.505' }, ['amount']],
    [{ amount: '1.5', currency: 'JPY' }, ['amount']],
    [{ amount: '999999999999999' }, ['amount']],
    [{ currency: 'XYZ' }, ['currency']],
    [{ event: 'My Event', offerId: '' }, ['offerId', 'event']],
  ])('%j is refused beside %j', (change, paths) => {
    const read = readOverride({ ...draft, ...change })
    expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual(paths)
  })
})
