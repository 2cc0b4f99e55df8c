// The rows of the review queue, each with its box and why it waits.
import { Badge, Checkbox, Link } from '@shopify/polaris'
import type { ShownRow } from '#app/insight/conversion-page/show-row.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { FlagChips } from './flag-chips.tsx'

export interface ReviewTableProps {
  rows: readonly ShownRow[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
}

export function ReviewTable({ rows, chosen, onChoose }: ReviewTableProps) {
  const say = useSay()
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    onChoose(next)
  }
  return (
    <RecordTable
      caption={say('Conversions that wait')}
      columns={columnsOf(say, chosen, toggle)}
      rows={rows}
    />
  )
}

function columnsOf(
  say: Say,
  chosen: ReadonlySet<string>,
  toggle: (id: string, isChosen: boolean) => void,
): readonly Column<ShownRow>[] {
  return [
    {
      title: say('Selected'),
      cell: (row) => (
        <Checkbox
          label={say('Select {{name}}', { name: row.name })}
          labelHidden
          checked={chosen.has(row.id)}
          onChange={(isChosen) => toggle(row.id, isChosen)}
        />
      ),
    },
    {
      title: say('Conversion'),
      cell: (row) => (
        <span className="conversion-name">
          <Link url={`/app/conversions/${row.id}`}>{row.name}</Link>{' '}
          {row.event !== 'sale' && <Badge>{row.event}</Badge>}
        </span>
      ),
    },
    { title: say('Partner'), cell: (row) => row.partner },
    { title: say('Status'), cell: (row) => <StatusBadge status={row.status} /> },
    { title: say('Waits because'), cell: (row) => <FlagChips row={row} /> },
    { title: say('Amount'), numeric: true, cell: (row) => row.amount ?? '–' },
    { title: say('Payout'), numeric: true, cell: (row) => row.payout },
    { title: say('When'), numeric: true, cell: (row) => <time dateTime={row.at}>{row.when}</time> },
  ]
}
