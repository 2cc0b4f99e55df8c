// The lines of a report as a table, each figure above that of the period it is compared with.
import { Text } from '@shopify/polaris'
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

const columnsOf = (say: Say, title: string, isByDay: boolean): Column<ShownLine>[] => [
  {
    title,
    cell: (row) => (
      <Text as="span" fontWeight="semibold" truncate={isByDay} {...(row.isRest && { tone: 'subdued' })}>
        {row.name}
      </Text>
    ),
  },
  ...COLUMNS.map(([name, heading]) => ({
    title: say(heading),
    numeric: true,
    cell: (row: ShownLine) => <Figure now={row.now[name]} before={row.before?.[name]} />,
  })),
]

export interface ReportLinesProps {
  /** Of the first column: what the report is by. */
  title: string
  rows: ShownLine[]
  isByDay: boolean
}

export function ReportLines({ title, rows, isByDay }: ReportLinesProps) {
  const say = useSay()
  return <RecordTable caption={say('Report')} columns={columnsOf(say, title, isByDay)} rows={rows} />
}

function Figure({ now, before }: { now: string; before: string | undefined }) {
  const say = useSay()
  if (before === undefined) return now
  return (
    <span>
      {now}
      <br />
      <Text as="span" variant="bodySm" tone="subdued">
        {say('before: {{value}}', { value: before })}
      </Text>
    </span>
  )
}
