// The suggestion that goes with an unknown macro: the known name that is the fewest slips of the pen away.
import { knownMacroNames } from './macros.ts'

const FOLDED_NAMES = knownMacroNames().map((name) => ({ name, folded: fold(name) }))

/**
 * The known macro name nearest to `written`; case, `_`, `-`, `.` and spaces do not count.
 * There is always one; of equals, the one that stands first in the contract's list.
 */
export function nearestMacro(written: string): string {
  const folded = fold(written).slice(0, 40)
  let best = { name: 'click_id', distance: Infinity }
  for (const candidate of FOLDED_NAMES) {
    const distance = editDistance(folded, candidate.folded)
    if (distance < best.distance) best = { name: candidate.name, distance }
  }
  return best.name
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, '')
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let cost = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1)
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
