// The newest conversions and the newest deliveries, and what to do while there are none.
import { Badge, BlockStack, Box, Card, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import type { ConversionRow, DeliveryRow, Home } from '#app/insight/home.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from './language.tsx'
import { RecordTable, type Column } from './record-table.tsx'
import { StatusBadge } from './status-badge.tsx'

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
    <List title={title} isEmpty={home.conversions.length === 0} emptyText={noConversions(home, say)}>
      <RecordTable caption={title} columns={conversionColumns(say)} rows={home.conversions} />
    </List>
  )
}

export function NewestDeliveries({ home }: { home: Home }) {
  const say = useSay()
  const title = say('Newest deliveries')
  return (
    <List title={title} isEmpty={home.deliveries.length === 0} emptyText={noDeliveries(home, say)}>
      <RecordTable caption={title} columns={deliveryColumns(say)} rows={home.deliveries} />
    </List>
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

function List(props: { title: string; isEmpty: boolean; emptyText: string; children: ReactNode }) {
  return (
    <Card padding="0">
      <BlockStack gap={props.isEmpty ? '100' : '300'}>
        <Box paddingInline="400" paddingBlockStart="400">
          <Text as="h2" variant="headingSm">
            {props.title}
          </Text>
        </Box>
        {props.isEmpty ? (
          <Box paddingInline="400" paddingBlockEnd="400">
            <Text as="p" tone="subdued">
              {props.emptyText}
            </Text>
          </Box>
        ) : (
          props.children
        )}
      </BlockStack>
    </Card>
  )
}
