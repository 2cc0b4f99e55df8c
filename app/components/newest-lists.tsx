// The newest conversions and the newest deliveries, and what to do while there are none.
import { Badge, BlockStack, Box, Card, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import type { ConversionRow, DeliveryRow, Home } from '#app/insight/home.server.ts'
import { RecordTable, type Column } from './record-table.tsx'
import { StatusBadge } from './status-badge.tsx'

const CONVERSION_COLUMNS: readonly Column<ConversionRow>[] = [
  {
    title: 'Order',
    cell: (row) => (
      <span>
        <Text as="span" fontWeight="semibold">
          {row.name}
        </Text>{' '}
        {row.event !== 'sale' && <Badge>{row.event}</Badge>} {row.test && <Badge tone="warning">Test</Badge>}
      </span>
    ),
  },
  { title: 'Partner', cell: (row) => row.partner },
  { title: 'Status', cell: (row) => <StatusBadge status={row.status} /> },
  { title: 'Amount', numeric: true, cell: (row) => row.amount },
  { title: 'Payout', numeric: true, cell: (row) => row.payout },
  { title: 'When', numeric: true, cell: (row) => <time dateTime={row.at}>{row.when}</time> },
]

const DELIVERY_COLUMNS: readonly Column<DeliveryRow>[] = [
  {
    title: 'Sent to',
    cell: (row) => (
      <Text as="span" fontWeight="semibold">
        {row.host}
      </Text>
    ),
  },
  { title: 'Partner', cell: (row) => row.partner },
  { title: 'State', cell: (row) => <StatusBadge status={row.label} /> },
  { title: 'Attempts', numeric: true, cell: (row) => row.attempts },
  { title: 'Last result', cell: (row) => (row.next ? `${row.result}, next try ${row.next}` : row.result) },
]

export function NewestConversions({ home }: { home: Home }) {
  return (
    <List title="Newest conversions" isEmpty={home.conversions.length === 0} emptyText={noConversions(home)}>
      <RecordTable caption="Newest conversions" columns={CONVERSION_COLUMNS} rows={home.conversions} />
    </List>
  )
}

export function NewestDeliveries({ home }: { home: Home }) {
  return (
    <List title="Newest deliveries" isEmpty={home.deliveries.length === 0} emptyText={noDeliveries(home)}>
      <RecordTable caption="Newest deliveries" columns={DELIVERY_COLUMNS} rows={home.deliveries} />
    </List>
  )
}

function noConversions({ shop }: Home): string {
  return shop.hasPartner
    ? 'Open your tracking link, buy something in the shop, and the conversion appears here within seconds.'
    : 'There is no partner yet. Once there is one, orders that come through the partner’s link or coupon appear here.'
}

function noDeliveries({ shop }: Home): string {
  return shop.hasPostback
    ? 'A partner’s postback is set up. As soon as a conversion reaches a status that it waits for, the call appears here.'
    : 'No partner has a postback yet. Ask your partner for the postback URL of its tracker, so that it hears of its sales.'
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
