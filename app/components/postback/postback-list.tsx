// The list of a shop's postbacks: what each does, how it stands, what came of its newest delivery, and its buttons.
import { Button, ButtonGroup, Link, Text } from '@shopify/polaris'
import type { PostbackRow } from '#app/insight/postback-page/list-page.server.ts'
import type { Say } from '#app/language/say.ts'
import { RecordTable, type Column } from '../record-table.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { StandingBadge } from './standing-badge.tsx'
import type { Switch } from './use-switch.tsx'
import { useSay } from '../language.tsx'

const columnsWith = (switching: Switch, say: Say): Column<PostbackRow>[] => [
  { title: say('Postback'), cell: (row) => <Name row={row} /> },
  { title: say('Partner'), cell: (row) => row.partner },
  { title: say('Method'), cell: (row) => row.method },
  { title: say('Fires on'), cell: (row) => row.firesOn },
  { title: say('State'), cell: (row) => <State row={row} /> },
  { title: say('Last result'), cell: (row) => <LastResult row={row} /> },
  { title: say('Actions'), cell: (row) => <Actions row={row} switching={switching} /> },
]

export function PostbackList({ rows, switching }: { rows: PostbackRow[]; switching: Switch }) {
  const say = useSay()
  return (
    <div className="postback-list">
      <RecordTable caption={say('Postbacks')} columns={columnsWith(switching, say)} rows={rows} />
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
  const say = useSay()
  return (
    <span>
      <StandingBadge standing={standing} />
      {'values' in standing && (
        <Text as="span" tone="subdued">
          <br />
          {say(standing.text, standing.values)}
        </Text>
      )}
    </span>
  )
}

function LastResult({ row: { last } }: { row: PostbackRow }) {
  const say = useSay()
  if (last === null)
    return (
      <Text as="span" tone="subdued">
        {say('Nothing sent yet')}
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
  const say = useSay()
  const { busy, turn } = switching
  return (
    <ButtonGroup noWrap>
      <Button size="slim" url={`/app/postbacks/${id}`} accessibilityLabel={say('Edit {{name}}', { name })}>
        {say('Edit')}
      </Button>
      {standing.kind === 'paused' && (
        <Button
          size="slim"
          disabled={busy}
          accessibilityLabel={say('Resume {{name}}', { name })}
          onClick={() => turn('resume', { id })}
        >
          {say('Resume')}
        </Button>
      )}
      <Button
        size="slim"
        disabled={busy}
        accessibilityLabel={
          standing.kind === 'off' ? say('Switch on {{name}}', { name }) : say('Switch off {{name}}', { name })
        }
        onClick={() => turn(standing.kind === 'off' ? 'on' : 'off', { id })}
      >
        {standing.kind === 'off' ? say('Switch on') : say('Switch off')}
      </Button>
    </ButtonGroup>
  )
}
