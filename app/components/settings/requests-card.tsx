// What Shopify asked on behalf of customers, and what is kept of one as a file.
import { Badge, Button } from '@shopify/polaris'
import { useAppBridge } from '@shopify/app-bridge-react'
import type { Say } from '#app/language/say.ts'
import type { ShownRequest } from '#app/insight/settings-page/privacy-requests.server.ts'
import { useState } from 'react'
import { downloadFile } from '../file-download.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { SectionCard } from './section-card.tsx'

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
    <SectionCard title={say('Customers’ requests')}>
      {requests.length === 0 ? (
        <p>
          {say(
            'None. When a customer asks through Shopify what is kept, or to be forgotten, it appears here.',
          )}
        </p>
      ) : (
        <RecordTable caption={say('Customers’ requests')} columns={columns(say)} rows={requests} />
      )}
    </SectionCard>
  )
}

function ExportButton({ customerId }: { customerId: string }) {
  const say = useSay()
  const shopify = useAppBridge()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const address = `/app/settings/customer.json?customer=${encodeURIComponent(customerId)}`
      await downloadFile(address, 'customer.json')
    } catch {
      shopify.toast.show(say('The file did not come. Try again.'), { isError: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      onClick={save}
      loading={isBusy}
      accessibilityLabel={say('Export what is kept of customer {{id}}', { id: customerId })}
    >
      {say('Export')}
    </Button>
  )
}
