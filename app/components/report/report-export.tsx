// The report as a file.
import { useAppBridge } from '@shopify/app-bridge-react'
import { Button } from '@shopify/polaris'
import { useState } from 'react'
import { downloadFile } from '../file-download.ts'
import { useSay } from '../language.tsx'

export function ReportExport({ query, isPossible }: { query: string; isPossible: boolean }) {
  const say = useSay()
  const shopify = useAppBridge()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await downloadFile(`/app/reports.csv?${query}`, 'report.csv')
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
