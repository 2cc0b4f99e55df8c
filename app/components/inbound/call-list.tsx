// The inbound calls that fit, a page at a time.
import { Badge, Box, Button, Card, InlineStack, Link } from '@shopify/polaris'
import type { Say } from '#app/language/say.ts'
import type { ShownCallRow, ShownCalls } from '#app/insight/inbound-log/show-log.server.ts'
import { EmptyCard } from '../empty-card.tsx'
import { useSay } from '../language.tsx'
import { ListFoot } from '../list-foot.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { CallBadge } from './call-badge.tsx'

function columns(say: Say, address: string): readonly Column<ShownCallRow>[] {
  const text = (value: string) => <span className="log__name">{value}</span>
  return [
    {
      title: say('Received'),
      cell: (row) => (
        <Link url={`/app/inbound/${row.id}${address && `?list=${encodeURIComponent(address)}`}`}>
          <time dateTime={row.at}>{row.when}</time>
        </Link>
      ),
    },
    {
      title: say('Outcome'),
      cell: (row) => (
        <InlineStack gap="100">
          <CallBadge group={row.group} text={row.outcome} />
          {row.hasMismatch && <Badge tone="warning">{say('Differs')}</Badge>}
        </InlineStack>
      ),
    },
    { title: say('Offer'), cell: (row) => row.offer },
    { title: say('Transaction id'), cell: (row) => text(row.txn) },
    { title: say('Click id'), cell: (row) => text(row.click) },
    { title: say('Amount'), numeric: true, cell: (row) => row.amount },
    { title: say('Caller’s address'), cell: (row) => text(row.remoteIp) },
  ]
}

export function CallList({ log }: { log: ShownCalls }) {
  const say = useSay()
  if (log.problems.length > 0) return null
  if (log.rows.length === 0 && log.older === null && log.newer === null) return <Empty log={log} />
  return (
    <Card padding="0">
      <Box paddingBlockStart="200">
        <RecordTable caption={say('Inbound calls')} columns={columns(say, log.address)} rows={log.rows} />
      </Box>
      <ListFoot
        label={say('Pages of inbound calls')}
        path="/app/inbound"
        newer={log.newer}
        older={log.older}
        newerLabel={say('Newer calls')}
        olderLabel={say('Older calls')}
        isEmpty={log.rows.length === 0}
        searchedTo={log.searchedTo}
      />
    </Card>
  )
}

function Empty({ log }: { log: ShownCalls }) {
  const say = useSay()
  return (
    <EmptyCard
      title={say(log.isFiltered ? 'Nothing fits these filters' : 'No call has come in yet')}
      text={say(
        log.isFiltered
          ? 'Choose fewer filters or a longer period. The log goes back as far as the settings keep it.'
          : 'Systems other than Shopify report conversions by an inbound postback. Each of their calls appears here, refused ones too, with what to do about them.',
      )}
    >
      {log.isFiltered && <Button url="/app/inbound">{say('Clear filters')}</Button>}
    </EmptyCard>
  )
}
