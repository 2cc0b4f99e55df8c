// The conversions that fit, a page at a time. Newer ones are announced and wait: the reader's place stays.
import { Badge, Box, Button, Card, Link } from '@shopify/polaris'
import { useRef } from 'react'
import { writeListQuery } from '#app/insight/conversion-page/list-fields.ts'
import type { ShownList } from '#app/insight/conversion-page/show-list.server.ts'
import type { ShownRow } from '#app/insight/conversion-page/show-row.ts'
import type { Say } from '#app/language/say.ts'
import { EmptyCard } from '../empty-card.tsx'
import { useSay } from '../language.tsx'
import { ListFoot } from '../list-foot.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { FlagChips } from './flag-chips.tsx'
import { useLiveRows } from './use-live-rows.ts'

function columns(address: string, say: Say): readonly Column<ShownRow>[] {
  const list = address && `?list=${encodeURIComponent(address)}`
  return [
    {
      title: say('Conversion'),
      cell: (row) => (
        <span className="conversion-name">
          <Link url={`/app/conversions/${row.id}${list}`}>{row.name}</Link>{' '}
          {row.event !== 'sale' && <Badge>{row.event}</Badge>}
        </span>
      ),
    },
    { title: say('Partner'), cell: (row) => row.partner },
    { title: say('Offer'), cell: (row) => row.offer },
    {
      title: say('Status'),
      cell: (row) => (
        <span className="conversion-chips">
          <StatusBadge status={row.status} />
          <FlagChips row={row} />
        </span>
      ),
    },
    { title: say('Credited by'), cell: (row) => row.method },
    { title: say('Amount'), numeric: true, cell: (row) => row.amount ?? '–' },
    { title: say('Payout'), numeric: true, cell: (row) => row.payout },
    { title: say('When'), numeric: true, cell: (row) => <time dateTime={row.at}>{row.when}</time> },
  ]
}

export function ConversionList({ list }: { list: ShownList }) {
  const say = useSay()
  const live = useLiveRows(list)
  const top = useRef<HTMLDivElement>(null)
  if (list.problems.length > 0) return null
  if (live.rows.length === 0 && list.older === null && list.newer === null) return <Empty list={list} />
  const last = live.rows.at(-1)
  const older = live.reachesFurther && last ? writeListQuery(list.fields, { older: last.id }) : list.older
  const announcement =
    live.waiting > 0 && list.isNewest ? say('{{count, number}} new conversions', { count: live.waiting }) : ''
  return (
    <Card padding="0">
      <div ref={top} tabIndex={-1} className="conversion-rows">
        <Newer
          text={announcement}
          onShow={() => {
            live.showWaiting()
            top.current?.focus()
          }}
        />
        <Box paddingBlockStart="200">
          <RecordTable caption={say('Conversions')} columns={columns(list.address, say)} rows={live.rows} />
        </Box>
      </div>
      <ListFoot
        label={say('Pages of conversions')}
        path="/app/conversions"
        newer={list.newer}
        older={older}
        newerLabel={say('Newer conversions')}
        olderLabel={say('Older conversions')}
        isEmpty={live.rows.length === 0}
        searchedTo={list.searchedTo}
      />
    </Card>
  )
}

/** Stands over the table's edge and takes no room of its own, so that nothing moves when it comes. */
function Newer({ text, onShow }: { text: string; onShow: () => void }) {
  return (
    <div className="conversion-newer" role="status" aria-live="polite">
      {text !== '' && (
        <Button size="slim" variant="primary" onClick={onShow}>
          {text}
        </Button>
      )}
    </div>
  )
}

function Empty({ list }: { list: ShownList }) {
  const say = useSay()
  return (
    <EmptyCard
      title={say(list.isFiltered ? 'Nothing fits these filters' : 'No conversions yet')}
      text={say(
        list.isFiltered
          ? 'Choose fewer filters or a longer period.'
          : 'When somebody buys through a partner’s link or code, the conversion appears here within seconds. An order that you miss can be explained.',
      )}
    >
      {list.isFiltered ? (
        <Button url="/app/conversions">{say('Clear filters')}</Button>
      ) : (
        <Button url="/app/conversions/explain">{say('Explain an order')}</Button>
      )}
    </EmptyCard>
  )
}
