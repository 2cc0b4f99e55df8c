// The inbound calls that fit, a page at a time.
import { Badge, Button, InlineStack, Link } from '@shopify/polaris'
import type { Say } from '#app/language/say.ts'
import type { ShownCallRow, ShownCalls } from '#app/insight/inbound-log/show-log.server.ts'
import { EmptyCard } from '../empty-card.tsx'
import { useSay } from '../language.tsx'
import { ListCard } from '../list-card.tsx'
import type { Column } from '../record-table.tsx'
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
  return (
    <ListCard
      log={log}
      caption={say('Inbound calls')}
      columns={columns(say, log.address)}
      empty={<Empty log={log} />}
      label={say('Pages of inbound calls')}
      path="/app/inbound"
      newerLabel={say('Newer calls')}
      olderLabel={say('Older calls')}
    />
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
