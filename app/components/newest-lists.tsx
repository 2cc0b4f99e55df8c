// The newest conversions and the newest deliveries, and what to do while there are none.
import { Badge, Text } from '@shopify/polaris'
import type { ConversionRow, DeliveryRow, Home } from '#app/insight/home.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from './language.tsx'
import { RecordTable, type Column } from './record-table.tsx'
import { StatusBadge } from './status-badge.tsx'
import { TableCard } from './table-card.tsx'

const conversionColumns = (say: Say): readonly Column<ConversionRow>[] => [
  {
    title: say('Order'),
    cell: (row) => (
      <span>
        <Text as="span" fontWeight="semibold">
          {row.name}
        </Text>{' '}
        {row.event !== 'sale' && <Badge>{row.event}</Badge>}{' '}
        {row.test && <Badge tone="warning">{say('Test')}</Badge>}
      </span>
    ),
  },
  { title: say('Partner'), cell: (row) => row.partner },
  { title: say('Status'), cell: (row) => <StatusBadge status={row.status} /> },
  { title: say('Amount'), numeric: true, cell: (row) => row.amount },
  { title: say('Payout'), numeric: true, cell: (row) => row.payout },
  { title: say('When'), numeric: true, cell: (row) => <time dateTime={row.at}>{row.when}</time> },
]

const deliveryColumns = (say: Say): readonly Column<DeliveryRow>[] => [
  {
    title: say('Sent to'),
    cell: (row) => (
      <Text as="span" fontWeight="semibold">
        {row.host}
      </Text>
    ),
  },
  { title: say('Partner'), cell: (row) => row.partner },
  { title: say('State'), cell: (row) => <StatusBadge status={row.label} /> },
  { title: say('Attempts'), numeric: true, cell: (row) => row.attempts },
  {
    title: say('Last result'),
    cell: (row) =>
      row.next ? say('{{result}}, next try {{when}}', { result: row.result, when: row.next }) : row.result,
  },
]

export function NewestConversions({ home }: { home: Home }) {
  const say = useSay()
  const title = say('Newest conversions')
  return (
    <TableCard title={title} empty={home.conversions.length === 0 && noConversions(home, say)}>
      <RecordTable caption={title} columns={conversionColumns(say)} rows={home.conversions} />
    </TableCard>
  )
}

export function NewestDeliveries({ home }: { home: Home }) {
  const say = useSay()
  const title = say('Newest deliveries')
  return (
    <TableCard title={title} empty={home.deliveries.length === 0 && noDeliveries(home, say)}>
      <RecordTable caption={title} columns={deliveryColumns(say)} rows={home.deliveries} />
    </TableCard>
  )
}

function noConversions({ shop }: Home, say: Say): string {
  return shop.hasPartner
    ? say(
        'Open your tracking link, buy something in the shop, and the conversion appears here within seconds.',
      )
    : say(
        'There is no partner yet. Once there is one, orders that come through the partner’s link or coupon appear here.',
      )
}

function noDeliveries({ shop }: Home, say: Say): string {
  return shop.hasPostback
    ? say(
        'A partner’s postback is set up. As soon as a conversion reaches a status that it waits for, the call appears here.',
      )
    : say(
        'No partner has a postback yet. Ask your partner for the postback URL of its tracker, so that it hears of its sales.',
      )
}
