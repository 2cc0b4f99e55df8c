// A partner's newest conversions and deliveries.
import { Badge, Link } from '@shopify/polaris'
import type { PartnerHome } from '#app/insight/partner-home/partner-home.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { TableCard } from '../table-card.tsx'

type ConversionRow = PartnerHome['conversions'][number]
type DeliveryRow = PartnerHome['deliveries'][number]

function conversionColumns(say: Say, showsRevenue: boolean): Column<ConversionRow>[] {
  const revenue: Column<ConversionRow> = { title: say('Revenue'), numeric: true, cell: (row) => row.amount }
  return [
    {
      title: say('Order'),
      cell: (row) => (
        <span>
          {row.name} {row.event !== 'sale' && <Badge>{row.event}</Badge>}{' '}
          {row.test && <Badge tone="warning">{say('Test')}</Badge>}
        </span>
      ),
    },
    { title: say('Offer'), cell: (row) => row.offer },
    { title: say('Status'), cell: (row) => <StatusBadge status={row.status} /> },
    ...(showsRevenue ? [revenue] : []),
    { title: say('Payout'), numeric: true, cell: (row) => row.payout },
    { title: say('When'), numeric: true, cell: (row) => <time dateTime={row.at}>{row.when}</time> },
  ]
}

function deliveryColumns(say: Say): Column<DeliveryRow>[] {
  return [
    {
      title: say('When'),
      cell: (row) => (
        <Link url={`/app/deliveries/${row.id}`}>
          <time dateTime={row.at}>{row.when}</time>
        </Link>
      ),
    },
    { title: say('Conversion'), cell: (row) => row.conversion },
    { title: say('State'), cell: (row) => <StatusBadge status={row.label} /> },
    { title: say('Last result'), cell: (row) => row.result },
  ]
}

export function OwnConversions({ home: { conversions, showsRevenue } }: { home: PartnerHome }) {
  const say = useSay()
  const title = say('Newest conversions')
  return (
    <TableCard
      title={title}
      empty={conversions.length === 0 && say('Orders that come through your links or coupons appear here.')}
    >
      <RecordTable caption={title} columns={conversionColumns(say, showsRevenue)} rows={conversions} />
    </TableCard>
  )
}

export function OwnDeliveries({ home: { deliveries } }: { home: PartnerHome }) {
  const say = useSay()
  const title = say('Newest deliveries')
  return (
    <TableCard
      title={title}
      empty={
        deliveries.length === 0 &&
        say('Calls to your tracker appear here as soon as a postback of yours is sent.')
      }
    >
      <RecordTable caption={title} columns={deliveryColumns(say)} rows={deliveries} />
    </TableCard>
  )
}
