// A list as a file. Fetched here and not linked to: inside the admin only requests of this page carry the session token.
import { useAppBridge } from '@shopify/app-bridge-react'
import { Button } from '@shopify/polaris'
import { useState } from 'react'
import { downloadFile } from './file-download.ts'
import { useSay } from './language.tsx'

export interface CsvExportProps {
  /** Path and query. */
  address: string
  /** Where the answer gives none. */
  fileName: string
  isPossible: boolean
}

export function CsvExport({ address, fileName, isPossible }: CsvExportProps) {
  const shopify = useAppBridge()
  const say = useSay()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await downloadFile(address, fileName)
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
