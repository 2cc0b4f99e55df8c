// The deliveries that fit, a page at a time.
import { Badge, BlockStack, Box, Button, Card, InlineStack, Link, Pagination, Text } from '@shopify/polaris'
import type { ShownLog, ShownLogRow } from '#app/insight/delivery-log/show-log.server.ts'
import { RecordTable, type Column } from './record-table.tsx'
import { StatusBadge } from './status-badge.tsx'

function columns({ address, isPartners }: ShownLog): readonly Column<ShownLogRow>[] {
  const partner: Column<ShownLogRow> = { title: 'Partner', cell: (row) => row.partner }
  return [
    {
      title: 'When',
      cell: (row) => (
        <Link url={`/app/deliveries/${row.id}${address && `?list=${encodeURIComponent(address)}`}`}>
          <time dateTime={row.at}>{row.when}</time>
        </Link>
      ),
    },
    { title: 'State', cell: (row) => <StatusBadge status={row.label} /> },
    {
      title: 'Conversion',
      cell: (row) => (
        <span className="delivery-log__name">
          {row.conversion} {row.test && <Badge tone="warning">Test</Badge>}
        </span>
      ),
    },
    ...(isPartners ? [] : [partner]),
    { title: 'Offer', cell: (row) => row.offer },
    { title: 'Event', cell: (row) => row.event },
    { title: 'Status', cell: (row) => <StatusBadge status={row.status} /> },
    { title: 'Attempts', numeric: true, cell: (row) => row.attempts },
    { title: 'Last result', cell: (row) => row.result },
  ]
}

export function DeliveryList({ log }: { log: ShownLog }) {
  if (log.problems.length > 0) return null
  if (log.rows.length === 0 && log.older === null && log.newer === null) return <Empty log={log} />
  return (
    <Card padding="0">
      <Box paddingBlockStart="200">
        <RecordTable caption="Deliveries" columns={columns(log)} rows={log.rows} />
      </Box>
      <BlockStack gap="200" inlineAlign="center">
        {log.searchedTo && (
          <Box paddingInline="400" paddingBlockStart="300">
            <Text as="p" tone="subdued" alignment="center">
              Looked through so far: up to {log.searchedTo}. Go on to the next page to look further.
            </Text>
          </Box>
        )}
        {log.rows.length === 0 && !log.searchedTo && (
          <Box paddingInline="400" paddingBlockStart="300">
            <Text as="p" tone="subdued">
              There is nothing more here.
            </Text>
          </Box>
        )}
        <Box padding="300">
          <Pagination
            accessibilityLabel="Pages of deliveries"
            hasPrevious={log.newer !== null}
            hasNext={log.older !== null}
            // Without an address where there is no page: a link that leads nowhere is none.
            {...(log.newer !== null && { previousURL: `/app/deliveries?${log.newer}` })}
            {...(log.older !== null && { nextURL: `/app/deliveries?${log.older}` })}
            accessibilityLabels={{ previous: 'Newer deliveries', next: 'Older deliveries' }}
            label="Newest first"
          />
        </Box>
      </BlockStack>
    </Card>
  )
}

function Empty({ log }: { log: ShownLog }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {log.isFiltered ? 'Nothing fits these filters' : 'Nothing has been sent yet'}
        </Text>
        <Text as="p" tone="subdued">
          {log.isFiltered
            ? 'Choose fewer filters or a longer period. The log goes back to where its retention ends.'
            : 'As soon as a conversion reaches a status that a partner’s postback waits for, the call appears here.'}
        </Text>
        <InlineStack>
          {log.isFiltered ? (
            <Button url="/app/deliveries">Clear filters</Button>
          ) : (
            <Button url="/app/postbacks">Set up a postback</Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
