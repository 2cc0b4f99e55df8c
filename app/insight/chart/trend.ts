// A line over time, ready to be drawn: paths, axes and texts are made here, so that the server and the browser draw the same and the
// browser needs no library for it. Values are drawn as floats and written as the texts that come with them. Pure.
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

/** The drawing's own units: it is stretched to the width that it is given. */
export const WIDTH = 1_000
export const HEIGHT = 240

export interface TrendValue {
  /** For drawing only; what people read is `text`. */
  value: number
  text: string
}

export interface TrendPoint extends TrendValue {
  /** `Fri 20 Nov` */
  label: string
  /** Short, for the axis: `20 Nov`. */
  tick: string
  before: (TrendValue & { label: string }) | null
}

export interface Trend {
  path: string
  /** Of what it is compared with; null where that is nothing. */
  beforePath: string | null
  /** Heights in percent from the top. */
  levels: { atPercent: number; text: string }[]
  /** Widths in percent from the left. */
  ticks: { atPercent: number; text: string }[]
  points: (TrendPoint & { atPercent: number; x: number; y: number })[]
}

const LEVELS = 4
const MOST_TICKS = 5

/** @param showLevel how a round number of the axis is written @param wholeOnly values are counts, and so are levels */
export function drawTrend(
  points: readonly TrendPoint[],
  showLevel: (level: number) => string,
  wholeOnly: boolean,
): Trend {
  const greatest = Math.max(0, ...points.flatMap(({ value, before }) => [value, before?.value ?? 0]))
  const least = Math.min(0, ...points.flatMap(({ value, before }) => [value, before?.value ?? 0]))
  const y = scaleLinear([least, greatest > least ? greatest : 1], [HEIGHT, 0]).nice(LEVELS)
  const x = scaleLinear([0, Math.max(points.length - 1, 1)], [0, WIDTH])
  // One day alone stands in the middle, as a level line.
  const across = points.length === 1 ? [points[0], points[0]] : points
  const draw = (value: (point: TrendPoint) => number) =>
    line<TrendPoint>(
      (_, index) => x(index),
      (point) => round(y(value(point))),
    )(across as TrendPoint[]) ?? ''
  const placed = points.map((point, index) => ({
    ...point,
    x: round(points.length === 1 ? WIDTH / 2 : x(index)),
    y: round(y(point.value)),
    atPercent: round(points.length === 1 ? 50 : (x(index) / WIDTH) * 100),
  }))
  return {
    path: draw(({ value }) => value),
    beforePath: points.some(({ before }) => before) ? draw(({ before }) => before?.value ?? 0) : null,
    levels: y
      .ticks(LEVELS)
      .filter((level) => !wholeOnly || Number.isInteger(level))
      .map((level) => ({ atPercent: round((y(level) / HEIGHT) * 100), text: showLevel(level) })),
    ticks: spread(placed).map(({ atPercent, tick }) => ({ atPercent, text: tick })),
    points: placed,
  }
}

/** As many as fit beside each other on a narrow screen, the first one and the last among them. */
function spread<Point>(points: readonly Point[]): Point[] {
  const steps = Math.min(points.length, MOST_TICKS) - 1
  if (steps < 1) return [...points]
  return Array.from(
    { length: steps + 1 },
    (_, step) => points[Math.round((step * (points.length - 1)) / steps)] as Point,
  )
}

/** Half a hundredth of a unit is nothing to be seen, and the page is lighter. */
function round(number: number): number {
  return Math.round(number * 100) / 100
}
