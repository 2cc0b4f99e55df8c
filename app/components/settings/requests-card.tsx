// What Shopify asked on behalf of customers, and what is kept of one as a file.
import { Badge, Button } from '@shopify/polaris'
import type { Say } from '#app/language/say.ts'
import type { ShownRequest } from '#app/insight/settings-page/privacy-requests.server.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { useDownload } from '../use-download.ts'
import { CardSection } from '../card-section.tsx'

const columns = (say: Say): readonly Column<ShownRequest>[] => [
  { title: say('Request'), cell: (row) => row.about },
  { title: say('Received'), cell: (row) => row.received },
  {
    title: say('State'),
    cell: (row) => <Badge {...(row.isOpen && { tone: 'attention' })}>{row.standing}</Badge>,
  },
  {
    title: say('What is kept'),
    cell: ({ customerId }) => (customerId === null ? null : <ExportButton customerId={customerId} />),
  },
]

export function RequestsCard({ requests }: { requests: readonly ShownRequest[] }) {
  const say = useSay()
  return (
    <CardSection title={say('Customers’ requests')}>
      {requests.length === 0 ? (
        <p>
          {say(
            'None. When a customer asks through Shopify what is kept, or to be forgotten, it appears here.',
          )}
        </p>
      ) : (
        <RecordTable caption={say('Customers’ requests')} columns={columns(say)} rows={requests} />
      )}
    </CardSection>
  )
}

function ExportButton({ customerId }: { customerId: string }) {
  const say = useSay()
  const { isBusy, start } = useDownload(
    `/app/settings/customer.json?customer=${encodeURIComponent(customerId)}`,
    'customer.json',
    say('The file did not come. Try again.'),
  )
  return (
    <Button
      onClick={start}
      loading={isBusy}
      accessibilityLabel={say('Export what is kept of customer {{id}}', { id: customerId })}
    >
      {say('Export')}
    </Button>
  )
}
