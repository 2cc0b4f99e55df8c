// Reads shopify.app.toml for the tests. Not a TOML parser: it knows tables, tables in arrays, strings, booleans and
// arrays of strings, which is all that the file may contain, and refuses anything else.
import { readFileSync } from 'node:fs'

export type Value = string | boolean | string[]
export type Table = Record<string, Value>

export interface AppToml {
  /** By name; '' holds what stands before the first table. */
  tables: Record<string, Table>
  subscriptions: Table[]
}

export function readAppToml(): AppToml {
  const text = readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8')
  const lines = text.replace(/^\s*#.*$/gm, '').replace(/\[\s*\n([^\]]*)\]/g, joinLines)
  const toml: AppToml = { tables: { '': {} }, subscriptions: [] }
  let table = toml.tables[''] as Table
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const header = /^\[(\w+)\]$/.exec(line)
    const assignment = /^(\w+) = (.+)$/.exec(line)
    if (line === '[[webhooks.subscriptions]]') toml.subscriptions.push((table = {}))
    else if (header) toml.tables[header[1] as string] = table = {}
    else if (assignment) table[assignment[1] as string] = JSON.parse(assignment[2] as string) as Value
    else throw new Error(`shopify.app.toml has a line that this test cannot read: ${line}`)
  }
  return toml
}

/** An array over several lines, as JSON in one. */
function joinLines(_: string, items: string): string {
  return `[${items.replace(/\s*\n\s*/g, ' ').replace(/,\s*$/, '')}]`
}
