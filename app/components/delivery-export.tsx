// The log as a file.
import { useAppBridge } from '@shopify/app-bridge-react'
import { Button } from '@shopify/polaris'
import { useState } from 'react'
import { downloadFile } from './file-download.ts'

export function DeliveryExport({ query, isPossible }: { query: string; isPossible: boolean }) {
  const shopify = useAppBridge()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await downloadFile(`/app/deliveries.csv?${query}`, 'deliveries.csv')
    } catch {
      shopify.toast.show('The export failed. Try again, or choose a shorter period.', { isError: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button onClick={save} loading={isBusy} disabled={!isPossible}>
      Export CSV
    </Button>
  )
}
