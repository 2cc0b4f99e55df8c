// Which partners have staff accounts, for the merchant.
import { BlockStack, Box, Card, Link, Text } from '@shopify/polaris'
import type { BoundAccounts } from '#app/insight/access/bound-accounts.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'

type Row = BoundAccounts['partners'][number]

function columns(say: Say): Column<Row>[] {
  return [
    { title: say('Partner'), cell: ({ id, name }) => <Link url={`/app/access/${id}`}>{name}</Link> },
    {
      title: say('Accounts'),
      numeric: true,
      cell: ({ accounts }) => say('{{count, number}} accounts', { count: accounts }),
    },
  ]
}

export function BoundAccountsCard({ bound }: { bound: BoundAccounts }) {
  const say = useSay()
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('Partners with staff accounts')}
          </Text>
          <Text as="p" tone="subdued">
            {bound.partners.length === 0
              ? say(
                  'No staff account is bound to a partner. To give a partner access, make a code on the partner’s page.',
                )
              : say('Codes are made, and accounts unbound, on the page of the partner.')}
          </Text>
        </BlockStack>
      </Box>
      {bound.partners.length > 0 && (
        <RecordTable
          caption={say('Partners with staff accounts')}
          columns={columns(say)}
          rows={bound.partners}
        />
      )}
    </Card>
  )
}
