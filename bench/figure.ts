// A figure and what it is held against.
import type { Name } from './options.ts'

/** One side of a comparison: the medians of its rounds. */
export interface Side {
  perSecond: number
  /** NaN where single answers are not timed. */
  p50Ms: number
  p99Ms: number
  /** CPU time per request, microseconds: of the process itself, and of all processes of the database. */
  processMicros: number
  databaseMicros: number
}

export interface Figure {
  name: Name
  /** Set apart where one name is measured twice; only figures without it are in the JSON line. */
  variant?: string
  unit: string
  value: number
  baseline: number
  candidateSide?: Side
  baselineSide?: Side
  /** What was checked, and what else is worth knowing. */
  notes: string[]
}

export interface Target {
  /**
   * `ratio`: value / baseline must be at least so much. `ratio_at_most`: at most so much. `value`: the value at most so much.
   * `rate`: at least so much.
   */
  of: 'ratio' | 'ratio_at_most' | 'value' | 'rate'
  floor: number
  stretch?: number
  moonshot?: number
}

export const TARGETS: Record<Name, Target> = {
  redirect: { of: 'ratio', floor: 0.35, stretch: 0.5, moonshot: 0.6 },
  redirect_256: { of: 'ratio', floor: 0.5, stretch: 0.65, moonshot: 0.8 },
  webhook_accept: { of: 'ratio', floor: 0.3, stretch: 0.45, moonshot: 0.55 },
  inbound_unique: { of: 'ratio', floor: 0.7, stretch: 1, moonshot: 2 },
  deliveries: { of: 'ratio', floor: 0.3, stretch: 0.45, moonshot: 0.6 },
  deliveries_graphile: { of: 'ratio', floor: 3, stretch: 5, moonshot: 6 },
  order_to_attempt_p95: { of: 'value', floor: 127, stretch: 50, moonshot: 20 },
  black_hole: { of: 'ratio_at_most', floor: 1.2 },
  shop_backlog: { of: 'ratio_at_most', floor: 1.5 },
  decide_order: { of: 'value', floor: 1000 },
  apply_orders: { of: 'rate', floor: 1000 },
  rss: { of: 'value', floor: 300 },
}

export function reaches(figure: Figure, target: Target, mark: number): boolean {
  switch (target.of) {
    case 'ratio':
      return ratioOf(figure) >= mark
    case 'ratio_at_most':
      return ratioOf(figure) <= mark
    case 'value':
      return figure.value <= mark
    case 'rate':
      return figure.value >= mark
  }
}

export function ratioOf({ value, baseline }: Figure): number {
  return value / baseline
}

/** NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

/** The median of each field by itself. */
export function medianSide(sides: readonly Side[]): Side {
  const of = (field: keyof Side) => median(sides.map((side) => side[field]))
  return {
    perSecond: of('perSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    processMicros: of('processMicros'),
    databaseMicros: of('databaseMicros'),
  }
}
