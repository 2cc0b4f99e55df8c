// Which partners have staff accounts, for the merchant.
import { Link } from '@shopify/polaris'
import type { BoundAccounts } from '#app/insight/access/bound-accounts.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { TableCard } from '../table-card.tsx'

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
  const title = say('Partners with staff accounts')
  const isEmpty = bound.partners.length === 0
  return (
    <TableCard
      title={title}
      about={!isEmpty && say('Codes are made, and accounts unbound, on the page of the partner.')}
      empty={
        isEmpty &&
        say(
          'No staff account is bound to a partner. To give a partner access, make a code on the partner’s page.',
        )
      }
    >
      <RecordTable caption={title} columns={columns(say)} rows={bound.partners} />
    </TableCard>
  )
}
