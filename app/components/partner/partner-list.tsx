// The list of partners: who they are, what they have brought in 30 days, and what they are owed.
import { Link, Text } from '@shopify/polaris'
import type { PartnerRow } from '#app/insight/partner-page/list-page.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { PartnerStatus } from './partner-status.tsx'

type Sums = 'revenue' | 'payout' | 'held' | 'approved' | 'paid' | 'due'

const columns = (say: Say): Column<PartnerRow>[] => {
  const sums = (title: string, of: Sums): Column<PartnerRow> => ({
    title,
    numeric: true,
    cell: ({ figures }) => <Lines lines={figures[of]} isStrong={of === 'due'} />,
  })
  return [
    { title: say('Partner'), cell: (row) => <Name row={row} /> },
    { title: say('State'), cell: ({ status }) => <PartnerStatus status={status} /> },
    { title: say('Clicks'), numeric: true, cell: ({ figures }) => figures.clicks },
    { title: say('Conversions'), numeric: true, cell: ({ figures }) => figures.conversions },
    sums(say('Revenue'), 'revenue'),
    sums(say('Payout'), 'payout'),
    sums(say('Held'), 'held'),
    sums(say('Approved'), 'approved'),
    sums(say('Paid'), 'paid'),
    sums(say('Due'), 'due'),
  ]
}

export function PartnerList({ rows }: { rows: PartnerRow[] }) {
  const say = useSay()
  return <RecordTable caption={say('Partners')} columns={columns(say)} rows={rows} />
}

function Name({ row: { id, name, slug, email } }: { row: PartnerRow }) {
  return (
    <span>
      <Text as="span" fontWeight="semibold">
        <Link url={`/app/partners/${id}`}>{name}</Link>
      </Text>
      <Text as="span" tone="subdued">
        <br />
        {slug}
        {email !== null && (
          <>
            <br />
            {email}
          </>
        )}
      </Text>
    </span>
  )
}

/** One a currency. */
function Lines({ lines, isStrong }: { lines: string[]; isStrong: boolean }) {
  return (
    <span>
      {lines.map((line) => (
        <Text key={line} as="span" {...(isStrong && { fontWeight: 'semibold' as const })}>
          {line !== lines[0] && <br />}
          {line}
        </Text>
      ))}
    </span>
  )
}
