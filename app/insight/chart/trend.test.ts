import { describe, expect, test } from 'vitest'
import { drawTrend, HEIGHT, WIDTH, type TrendPoint } from './trend.ts'

const point = (value: number, before: number | null = null): TrendPoint => ({
  value,
  text: String(value),
  label: `day of ${value}`,
  tick: `at ${value}`,
  before: before === null ? null : { value: before, text: String(before), label: 'a year before' },
})
const draw = (values: readonly number[], wholeOnly = true) =>
  drawTrend(
    values.map((value) => point(value)),
    (level) => `L${level}`,
    wholeOnly,
  )
const texts = (places: readonly { text: string }[]) => places.map(({ text }) => text)

describe('the line', () => {
  test('goes from the left to the right, and the greatest value stands on top', () => {
    const { path, points } = draw([0, 4])
    expect(path).toBe(`M0,${HEIGHT}L${WIDTH},0`)
    expect(points.map(({ x, y, atPercent }) => [x, y, atPercent])).toEqual([
      [0, HEIGHT, 0],
      [WIDTH, 0, 100],
    ])
  })

  test('of one day alone is level, and its point stands in the middle', () => {
    const { path, points } = draw([4])
    expect(path).toBe(`M0,0L${WIDTH},0`)
    expect(points).toMatchObject([{ x: WIDTH / 2, atPercent: 50 }])
  })

  test('of no day is nothing', () =>
    expect(draw([])).toMatchObject({ path: '', beforePath: null, points: [], ticks: [] }))

  test('of nothing lies at the foot', () => expect(draw([0, 0]).path).toBe(`M0,${HEIGHT}L${WIDTH},${HEIGHT}`))

  test('goes below nothing where more was taken back than came in', () => {
    const { points, levels } = draw([-2, 2])
    expect(points.map(({ y }) => y)).toEqual([HEIGHT, 0])
    expect(levels).toContainEqual({ text: 'L0', atPercent: 50 })
  })

  test('keeps what people read as it came', () =>
    expect(draw([3]).points[0]).toMatchObject({ text: '3', label: 'day of 3' }))
})

describe('what it is compared with', () => {
  test('has a line of its own on the same scale', () => {
    const { path, beforePath } = drawTrend([point(1, 4), point(2, 0)], String, true)
    expect(path).toBe(`M0,${HEIGHT * 0.75}L${WIDTH},${HEIGHT * 0.5}`)
    expect(beforePath).toBe(`M0,0L${WIDTH},${HEIGHT}`)
  })

  test('counts as nothing on a day that has none', () =>
    expect(drawTrend([point(4, 4), point(4)], String, true).beforePath).toBe(`M0,0L${WIDTH},${HEIGHT}`))
})

describe('the levels', () => {
  test.each<[string, number[], boolean, string[]]>([
    ['are round numbers', [0, 37], true, ['L0', 'L10', 'L20', 'L30', 'L40']],
    ['are whole where values are counts', [0, 1], true, ['L0', 'L1']],
    ['have parts where values are money', [0, 1], false, ['L0', 'L0.2', 'L0.4', 'L0.6', 'L0.8', 'L1']],
    ['are there where nothing happened', [0], true, ['L0', 'L1']],
  ])('%s', (_what, values, wholeOnly, expected) =>
    expect(texts(draw(values, wholeOnly).levels)).toEqual(expected),
  )
})

describe('the ticks', () => {
  test.each([
    ['all of a few', 3, ['at 0', 'at 1', 'at 2']],
    ['five of many, the first and the last among them', 30, ['at 0', 'at 7', 'at 15', 'at 22', 'at 29']],
  ])('%s', (_what, count, expected) =>
    expect(texts(draw(Array.from({ length: count }, (_, day) => day)).ticks)).toEqual(expected),
  )
})
