// The list of a shop's offers: what each pays, what it brought, and what can be done with it.
import { BlockStack, Button, ButtonGroup, Link, Text } from '@shopify/polaris'
import type { OfferListRow } from '#app/insight/offer-page/list-page.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { OfferBadges } from './offer-badges.tsx'
import type { StandingDesk } from './use-standing.tsx'

const columnsWith = (desk: StandingDesk, say: Say): Column<OfferListRow>[] => [
  { title: say('Offer'), cell: (row) => <Name row={row} /> },
  { title: say('Status'), cell: (row) => <OfferBadges status={row.status} isDefault={row.isDefault} /> },
  { title: say('Payout'), cell: (row) => row.payout },
  { title: say('Partners'), numeric: true, cell: (row) => row.partners },
  { title: say('Coupons'), numeric: true, cell: (row) => row.coupons },
  { title: say('Conversions'), numeric: true, cell: (row) => row.conversions },
  {
    title: say('Revenue'),
    numeric: true,
    cell: (row) => (
      <BlockStack gap="0">
        {row.revenue.length === 0 ? <span>–</span> : row.revenue.map((sum) => <span key={sum}>{sum}</span>)}
      </BlockStack>
    ),
  },
  { title: say('Actions'), cell: (row) => <Actions row={row} desk={desk} /> },
]

export function OfferList({ rows, desk }: { rows: OfferListRow[]; desk: StandingDesk }) {
  const say = useSay()
  return <RecordTable caption={say('Offers')} columns={columnsWith(desk, say)} rows={rows} />
}

function Name({ row }: { row: OfferListRow }) {
  return (
    <span>
      <Text as="span" fontWeight="semibold">
        <Link url={`/app/offers/${row.id}`}>{row.name}</Link>
      </Text>
      <Text as="span" tone="subdued">
        <br />
        {row.slug}
      </Text>
    </span>
  )
}

function Actions({ row, desk: { busy, turn } }: { row: OfferListRow; desk: StandingDesk }) {
  const say = useSay()
  const { name } = row
  const isPaused = row.status === 'paused'
  return (
    <ButtonGroup noWrap>
      <Button
        size="slim"
        disabled={busy}
        accessibilityLabel={isPaused ? say('Resume {{name}}', { name }) : say('Pause {{name}}', { name })}
        onClick={() => turn(isPaused ? 'resume' : 'pause', row)}
      >
        {isPaused ? say('Resume') : say('Pause')}
      </Button>
      <Button
        size="slim"
        disabled={busy}
        accessibilityLabel={say('Duplicate {{name}}', { name })}
        onClick={() => turn('duplicate', row)}
      >
        {say('Duplicate')}
      </Button>
    </ButtonGroup>
  )
}
