// The lines of a report as a table, each figure above that of the period it is compared with and the change: the columns stay as many
// as without one.
import { Scrollable, Text } from '@shopify/polaris'
import type { ShownLine } from '#app/insight/report/show-report.server.ts'
import type { ShownMeasures } from '#app/insight/report/show-measures.ts'
import { mark, type Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'

const COLUMNS: readonly [keyof ShownMeasures, string][] = [
  ['clicks', mark('Clicks')],
  ['conversions', mark('Conversions')],
  ['rate', mark('Conversion rate')],
  ['approved', mark('Approved')],
  ['held', mark('Held')],
  ['revenue', mark('Revenue')],
  ['payout', mark('Payout')],
  ['perClick', mark('Earnings per click')],
]

const columnsOf = (say: Say, title: string): Column<ShownLine>[] => [
  {
    title,
    cell: (row) => (
      <Text as="span" fontWeight="semibold" {...(row.isRest && { tone: 'subdued' })}>
        {row.name}
      </Text>
    ),
  },
  ...COLUMNS.map(([name, heading]) => ({
    title: say(heading),
    numeric: true,
    cell: (row: ShownLine) => (
      <Figure now={row.now[name]} before={row.before?.[name]} change={row.change?.[name]} />
    ),
  })),
]

export interface ReportLinesProps {
  /** Of the first column: what the report is by. */
  title: string
  rows: ShownLine[]
}

export function ReportLines({ title, rows }: ReportLinesProps) {
  const say = useSay()
  // It scrolls where sums are too long for the width, and then by keyboard too.
  return (
    <Scrollable horizontal vertical={false} focusable className="report-lines">
      <RecordTable caption={say('Report')} columns={columnsOf(say, title)} rows={rows} />
    </Scrollable>
  )
}

interface FigureProps {
  now: string
  before: string | undefined
  change: string | null | undefined
}

function Figure({ now, before, change }: FigureProps) {
  const say = useSay()
  if (before === undefined) return now
  return (
    <span>
      {now}
      <span className="report-lines__before">
        <Text as="span" visuallyHidden>
          {say('before: {{value}}', { value: before })}
        </Text>
        <span aria-hidden>{before}</span>
        {change && <span>{change}</span>}
      </span>
    </span>
  )
}
