// CSV as RFC 4180 says, safe to be opened in a spreadsheet: what partners and destinations have written must not become a
// formula there. Pure.

export type Cell = string | number | null

const FORMULA = /^[=+\-@\t\r\n]/
const QUOTED = /[",\r\n]/

/** One record with its line end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** Numbers are ours and stay numbers; a text that a spreadsheet would reckon with gets an apostrophe in front. */
function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
