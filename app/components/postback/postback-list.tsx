// The list of a shop's postbacks: what each does, how it stands, what came of its newest delivery, and its buttons.
import { Button, ButtonGroup, Link, Text } from '@shopify/polaris'
import type { PostbackRow } from '#app/insight/postback-page/list-page.server.ts'
import { RecordTable, type Column } from '../record-table.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { StandingBadge } from './standing-badge.tsx'
import type { Switch } from './use-switch.tsx'

const columnsWith = (switching: Switch): Column<PostbackRow>[] => [
  { title: 'Postback', cell: (row) => <Name row={row} /> },
  { title: 'Partner', cell: (row) => row.partner },
  { title: 'Method', cell: (row) => row.method },
  { title: 'Fires on', cell: (row) => row.firesOn },
  { title: 'State', cell: (row) => <State row={row} /> },
  { title: 'Last result', cell: (row) => <LastResult row={row} /> },
  { title: 'Actions', cell: (row) => <Actions row={row} switching={switching} /> },
]

export function PostbackList({ rows, switching }: { rows: PostbackRow[]; switching: Switch }) {
  return (
    <div className="postback-list">
      <RecordTable caption="Postbacks" columns={columnsWith(switching)} rows={rows} />
    </div>
  )
}

function Name({ row }: { row: PostbackRow }) {
  return (
    <span>
      <Text as="span" fontWeight="semibold">
        <Link url={`/app/postbacks/${row.id}`}>{row.name}</Link>
      </Text>
      {row.host !== null && (
        <Text as="span" tone="subdued">
          <br />
          {row.host}
        </Text>
      )}
    </span>
  )
}

function State({ row: { standing } }: { row: PostbackRow }) {
  return (
    <span>
      <StandingBadge standing={standing} />
      {standing.text && (
        <Text as="span" tone="subdued">
          <br />
          {standing.text}
        </Text>
      )}
    </span>
  )
}

function LastResult({ row: { last } }: { row: PostbackRow }) {
  if (last === null)
    return (
      <Text as="span" tone="subdued">
        Nothing sent yet
      </Text>
    )
  return (
    <span>
      <StatusBadge status={last.label} /> <Link url={`/app/deliveries/${last.deliveryId}`}>{last.when}</Link>
      <Text as="span" tone="subdued">
        <br />
        {last.result}
      </Text>
    </span>
  )
}

function Actions({ row: { id, name, standing }, switching }: { row: PostbackRow; switching: Switch }) {
  const { busy, turn } = switching
  return (
    <ButtonGroup noWrap>
      <Button size="slim" url={`/app/postbacks/${id}`} accessibilityLabel={`Edit ${name}`}>
        Edit
      </Button>
      {standing.kind === 'paused' && (
        <Button
          size="slim"
          disabled={busy}
          accessibilityLabel={`Resume ${name}`}
          onClick={() => turn('resume', { id })}
        >
          Resume
        </Button>
      )}
      <Button
        size="slim"
        disabled={busy}
        accessibilityLabel={standing.kind === 'off' ? `Switch on ${name}` : `Switch off ${name}`}
        onClick={() => turn(standing.kind === 'off' ? 'on' : 'off', { id })}
      >
        {standing.kind === 'off' ? 'Switch on' : 'Switch off'}
      </Button>
    </ButtonGroup>
  )
}
