// docs/capture-paths.md, from what the walks have shown. Pure.
import { CARRIERS, type Outcome } from './outcome.ts'
import type { Path } from './path.ts'

const WON_BY: Record<string, string> = {
  order_attribute: 'order attribute',
  line_property: 'line property',
  landing_page: 'landing page',
  cart_token: 'cart token',
  checkout_token: 'checkout token',
  pixel: 'pixel',
  customer: 'customer',
}

const HEAD = `# Which carrier survives which path

Written by \`test/browser/capture.browser.ts\`, which walks every path in a real browser over the sandbox: do not edit by hand. A dot is
a carrier that reached the app with the order or beside it; the last column is the one by which the order was credited.
[What each carrier is](storefront.md).
`

/** @param outcomes of every path */
export function pathsTable(paths: readonly Path[], outcomes: ReadonlyMap<Path, Outcome>): string {
  const groups = Map.groupBy(paths, ({ group }) => group)
  const tables = [...groups].map(([group, members]) => {
    const rows = members.map((path) => rowOf(path, outcomes.get(path) as Outcome))
    return `\n## ${group}\n\n${table([['path', ...CARRIERS, 'won by'], ...rows])}\n`
  })
  return HEAD + tables.join('')
}

function rowOf(path: Path, { carriers, won }: Outcome): string[] {
  const late = path.isLate ? ', within two minutes' : ''
  return [
    path.name,
    ...CARRIERS.map((carrier) => (carriers.has(carrier) ? '•' : '')),
    won === null ? 'nobody is credited' : `${WON_BY[won] ?? won}${late}`,
  ]
}

/** As prettier writes it. */
function table(rows: readonly string[][]): string {
  const widths = (rows[0] as string[]).map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] as string).length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`
  const [head, ...body] = rows as [string[], ...string[][]]
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
