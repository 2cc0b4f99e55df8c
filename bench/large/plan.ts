// The plan that a kept statement really runs by, condensed to what matters when a table has grown: by which index it goes,
// and into how many partitions.
import type { PoolClient } from 'pg'
import type { LookUp } from './look-ups.ts'
import type { Shelf } from './shelf.ts'

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Recheck Cond'?: string
  'Actual Loops': number
  'Subplans Removed'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Node[]
}

export interface Plan {
  /** One for each node, by depth; the partitions of an Append are one line. */
  lines: string[]
  generic: boolean
  /** Pages of 8 KB asked for by one look-up, and the share of them that the database had in its memory. */
  pagesPerLookUp: number
  cachedShare: number
  /** What it must not do. */
  faults: string[]
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/**
 * The plan of the statement as this connection has kept it: with plan_cache_mode auto, after the look-ups that it has made.
 * @param keys one batch
 */
export async function readPlan(
  client: PoolClient,
  shelf: Shelf,
  lookUp: LookUp,
  keys: unknown[],
): Promise<Plan> {
  const values = lookUp
    .parameters(shelf.shopId, keys)
    .map((list) => client.escapeLiteral(`{${list.map((value) => `"${String(value)}"`).join(',')}}`))
  const { rows } = await client.query(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE "${lookUp.statement}"(${values.join(', ')})`,
  )
  const root = rows[0]['QUERY PLAN'][0].Plan as Node
  const { rows: kept } = await client.query<{ custom: number; generic: number }>(
    'SELECT custom_plans::int AS custom, generic_plans::int AS generic FROM pg_prepared_statements WHERE name = $1',
    [lookUp.statement],
  )
  const pages = root['Shared Hit Blocks'] + root['Shared Read Blocks']
  return {
    lines: describe(root, 0),
    generic: (kept[0]?.generic ?? 0) > (kept[0]?.custom ?? 0),
    pagesPerLookUp: pages / keys.length,
    cachedShare: root['Shared Hit Blocks'] / pages,
    faults: faultsOf(root, lookUp),
  }
}

function describe(node: Node, depth: number): string[] {
  const label = [node['Node Type'], node['Index Name'] ?? node['Relation Name']].filter(Boolean).join(' ')
  const line = `${'  '.repeat(depth)}${label}${node['Actual Loops'] > 1 ? ` x ${node['Actual Loops']}` : ''}`
  const children = node.Plans ?? []
  if (node['Node Type'] !== 'Append')
    return [line, ...children.flatMap((child) => describe(child, depth + 1))]
  const touched = children.filter((child) => child['Actual Loops'] > 0)
  const kinds = [...new Set(touched.map((child) => child['Node Type']))].join(', ')
  const indexes = touched.map((child) => child['Index Name'] ?? child['Relation Name'])
  const all = children.length + (node['Subplans Removed'] ?? 0)
  return [
    line,
    `${'  '.repeat(depth + 1)}${kinds} in ${touched.length} of ${all} partitions, ${visits(node).toFixed(2)} of them a look-up: ${indexes.join(', ')}`,
  ]
}

/** Partitions that one look-up went into. */
function visits(append: Node): number {
  const loops = (append.Plans ?? []).reduce((sum, child) => sum + child['Actual Loops'], 0)
  return loops / append['Actual Loops']
}

/** An id says which month it lies in: a look-up that goes into a second partition was not pruned. */
function faultsOf(root: Node, { table, partitioned }: LookUp): string[] {
  const nodes = nodesOf(root)
  const ours = nodes.filter((node) => isOf(node, table))
  const scans = ours
    .filter((node) => node['Index Cond'] === undefined && node['Recheck Cond'] === undefined)
    .map((node) => `${node['Node Type']} on ${node['Relation Name']} without a key`)
  const appends = nodes.filter((node) => node['Node Type'] === 'Append')
  const wide = appends
    .filter((append) => visits(append) > 1)
    .map((append) => `${visits(append)} partitions a look-up`)
  const lost = ours.length === 0 ? [`it does not read ${table}`] : []
  const whole =
    partitioned && appends.length === 0 && ours.length > 1 ? ['partitions are read without an Append'] : []
  return [...scans, ...wide, ...lost, ...whole]
}

function isOf(node: Node, table: string): boolean {
  return new RegExp(`^${table}(?:_\\d{4}_\\d{2}|_default)?$`).test(node['Relation Name'] ?? '')
}
