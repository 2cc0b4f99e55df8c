// The inbound log as a file, with the filters of the page.
import { useAppBridge } from '@shopify/app-bridge-react'
import { Button } from '@shopify/polaris'
import { useState } from 'react'
import { downloadFile } from '../file-download.ts'
import { useSay } from '../language.tsx'

export function CallExport({ query, isPossible }: { query: string; isPossible: boolean }) {
  const shopify = useAppBridge()
  const say = useSay()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await downloadFile(`/app/inbound.csv?${query}`, 'inbound.csv')
    } catch {
      shopify.toast.show(say('The export failed. Try again, or choose a shorter period.'), { isError: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button onClick={save} loading={isBusy} disabled={!isPossible}>
      {say('Export CSV')}
    </Button>
  )
}
