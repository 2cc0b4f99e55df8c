// The deliveries that fit, a page at a time.
import { Badge, Button, Link } from '@shopify/polaris'
import type { ShownLog, ShownLogRow } from '#app/insight/delivery-log/show-log.server.ts'
import type { Say } from '#app/language/say.ts'
import { EmptyCard } from '../empty-card.tsx'
import type { Column } from '../record-table.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { useSay } from '../language.tsx'
import { ListCard } from '../list-card.tsx'

function columns({ address, isPartners }: ShownLog, say: Say): readonly Column<ShownLogRow>[] {
  const partner: Column<ShownLogRow> = { title: say('Partner'), cell: (row) => row.partner }
  return [
    {
      title: say('When'),
      cell: (row) => (
        <Link url={`/app/deliveries/${row.id}${address && `?list=${encodeURIComponent(address)}`}`}>
          <time dateTime={row.at}>{row.when}</time>
        </Link>
      ),
    },
    { title: say('State'), cell: (row) => <StatusBadge status={row.label} /> },
    {
      title: say('Conversion'),
      cell: (row) => (
        <span className="log__name">
          {row.conversion} {row.test && <Badge tone="warning">{say('Test')}</Badge>}
        </span>
      ),
    },
    ...(isPartners ? [] : [partner]),
    { title: say('Offer'), cell: (row) => row.offer },
    { title: say('Event'), cell: (row) => row.event },
    { title: say('Status'), cell: (row) => <StatusBadge status={row.status} /> },
    { title: say('Attempts'), numeric: true, cell: (row) => row.attempts },
    { title: say('Last result'), cell: (row) => row.result },
  ]
}

export function DeliveryList({ log }: { log: ShownLog }) {
  const say = useSay()
  return (
    <ListCard
      log={log}
      caption={say('Deliveries')}
      columns={columns(log, say)}
      empty={<Empty log={log} />}
      label={say('Pages of deliveries')}
      path="/app/deliveries"
      newerLabel={say('Newer deliveries')}
      olderLabel={say('Older deliveries')}
    />
  )
}

function Empty({ log }: { log: ShownLog }) {
  const say = useSay()
  return (
    <EmptyCard
      title={log.isFiltered ? say('Nothing fits these filters') : say('Nothing has been sent yet')}
      text={
        log.isFiltered
          ? say('Choose fewer filters or a longer period. The log goes back to where its retention ends.')
          : say(
              'As soon as a conversion reaches a status that a partner’s postback waits for, the call appears here.',
            )
      }
    >
      {log.isFiltered ? (
        <Button url="/app/deliveries">{say('Clear filters')}</Button>
      ) : (
        <Button url="/app/postbacks">{say('Set up a postback')}</Button>
      )}
    </EmptyCard>
  )
}
