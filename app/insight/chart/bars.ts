// Bars beside each other's names, ready to be drawn: how long each is, of the longest. Pure.
import { scaleLinear } from 'd3-scale'

export interface Bar {
  name: string
  /** For drawing only; what people read is `text`. */
  value: number
  text: string
  before: { value: number; text: string } | null
}

export interface DrawnBar extends Bar {
  /** Percent of the width. */
  length: number
  beforeLength: number | null
}

export function drawBars(bars: readonly Bar[]): DrawnBar[] {
  const values = bars.flatMap(({ value, before }) => [value, before?.value ?? 0])
  const length = scaleLinear([0, Math.max(1, ...values)], [0, 100]).clamp(true)
  const shown = (value: number) => Math.round(length(value) * 100) / 100
  return bars.map((bar) => ({
    ...bar,
    length: shown(bar.value),
    beforeLength: bar.before && shown(bar.before.value),
  }))
}
