// The lines of a report: what was counted, by what the report is by, beside what was counted in the other period. The greatest come
// first, and what is not shown is one line of its own, so that the lines always add up to the total. Pure.
import { add, nothing, type Measures } from '../figures/measures.ts'

/** Counted of one thing: a day, a partner's id, a sub id. */
export interface KeyedMeasures {
  /** Empty: conversions without one. */
  key: string
  measures: Measures
}

export interface Line {
  key: string
  now: Measures
  /** null: nothing is compared. */
  before: Measures | null
}

export interface Lines {
  lines: Line[]
  /** All that is not among the lines. */
  others: { count: number; now: Measures; before: Measures | null } | null
  total: Omit<Line, 'key'>
}

/** @param before null: nothing is compared @param most lines that are shown */
export function arrange(
  now: readonly KeyedMeasures[],
  before: readonly KeyedMeasures[] | null,
  most: number,
): Lines {
  const hasClicks = now.some(({ measures }) => measures.clicks !== null)
  const none = () => nothing(hasClicks ? 0 : null)
  const byKey = new Map<string, Line>()
  const lineOf = (key: string) => {
    const line = byKey.get(key) ?? { key, now: none(), before: before && none() }
    byKey.set(key, line)
    return line
  }
  for (const { key, measures } of now) lineOf(key).now = measures
  for (const { key, measures } of before ?? []) lineOf(key).before = measures
  const sorted = [...byKey.values()].sort(greatestFirst)
  const rest = sorted.slice(most)
  return {
    lines: sorted.slice(0, most),
    others: rest.length === 0 ? null : { count: rest.length, ...sumOf(rest, none) },
    total: sumOf(sorted, none, before !== null),
  }
}

/** Days in their order, each beside the one that stands in its place in the other period. */
export function inOrder(now: readonly KeyedMeasures[], before: readonly KeyedMeasures[] | null): Lines {
  const lines = now.map(({ key, measures }, index) => ({
    key,
    now: measures,
    before: before && (before[index]?.measures ?? nothing(0)),
  }))
  return { lines, others: null, total: sumOf(lines, () => nothing(0), before !== null) }
}

function greatestFirst(one: Line, other: Line): number {
  const payout = other.now.payoutMinor - one.now.payoutMinor
  return (
    (payout > 0n ? 1 : payout < 0n ? -1 : 0) ||
    other.now.conversions - one.now.conversions ||
    (other.now.clicks ?? 0) - (one.now.clicks ?? 0) ||
    (one.key < other.key ? -1 : 1)
  )
}

function sumOf(lines: readonly Line[], none: () => Measures, compared = lines[0]?.before !== null) {
  return {
    now: lines.reduce((sum, line) => add(sum, line.now), none()),
    before: compared
      ? lines.reduce((sum, line) => (line.before ? add(sum, line.before) : sum), none())
      : null,
  }
}
