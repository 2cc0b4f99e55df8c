// What happened to a conversion: refunds and other changes of its money, its statuses, and what partners were told.
import { Link } from '@shopify/polaris'
import type { ShownDelivery } from '#app/insight/conversion-page/read-deliveries.server.ts'
import type { ShownStep } from '#app/insight/conversion-page/read-history.server.ts'
import type { ShownConversion } from '#app/insight/conversion-page/show-conversion.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { TableCard } from '../table-card.tsx'

function historyColumns(say: Say): readonly Column<ShownStep>[] {
  return [
    { title: say('When'), cell: (step) => <time dateTime={step.at}>{step.when}</time> },
    { title: say('Status'), cell: (step) => (step.status ? <StatusBadge status={step.status} /> : '–') },
    { title: say('Who'), cell: (step) => step.who },
    { title: say('Reason'), cell: (step) => step.reason },
  ]
}

export function HistoryCard({ steps }: { steps: readonly ShownStep[] }) {
  const say = useSay()
  return (
    <TableCard title={say('History')} empty={steps.length === 0 && say('Nothing yet.')}>
      <RecordTable caption={say('History')} columns={historyColumns(say)} rows={steps} />
    </TableCard>
  )
}

function adjustmentColumns(say: Say): readonly Column<ShownStep>[] {
  return [
    { title: say('When'), cell: (step) => <time dateTime={step.at}>{step.when}</time> },
    { title: say('Amount'), numeric: true, cell: (step) => step.amount ?? '–' },
    { title: say('Payout'), numeric: true, cell: (step) => step.payout ?? '–' },
    { title: say('Reason'), cell: (step) => step.reason },
  ]
}

export function AdjustmentsCard({ steps }: { steps: readonly ShownStep[] }) {
  const say = useSay()
  if (steps.length === 0) return null
  return (
    <TableCard title={say('Refunds and other changes')}>
      <RecordTable caption={say('Refunds and other changes')} columns={adjustmentColumns(say)} rows={steps} />
    </TableCard>
  )
}

function deliveryColumns(say: Say): readonly Column<ShownDelivery>[] {
  return [
    {
      title: say('Sent to'),
      cell: (row) => <Link url={`/app/deliveries/${row.id}`}>{row.to}</Link>,
    },
    { title: say('State'), cell: (row) => <StatusBadge status={row.label} /> },
    { title: say('Reported status'), cell: (row) => row.status },
    { title: say('Attempts'), numeric: true, cell: (row) => row.attempts },
    { title: say('When'), cell: (row) => row.when },
    { title: say('Why'), cell: (row) => row.reason ?? '' },
  ]
}

export function DeliveriesCard({ conversion: { deliveries } }: { conversion: ShownConversion }) {
  const say = useSay()
  return (
    <TableCard
      title={say('Deliveries')}
      empty={
        deliveries.length === 0 &&
        say('No postback has reported it: the partner has none for this offer, event and status.')
      }
    >
      <RecordTable caption={say('Deliveries')} columns={deliveryColumns(say)} rows={deliveries} />
    </TableCard>
  )
}
