// A list as a file, with the filters of its page.
import { Button } from '@shopify/polaris'
import { useSay } from './language.tsx'
import { useDownload } from './use-download.ts'

export interface CsvExportProps {
  /** Path and query. */
  address: string
  /** Where the answer gives none. */
  fileName: string
  isPossible: boolean
  /** What is told where it does not come; without it, that a shorter period may help. */
  failure?: string
}

export function CsvExport({ address, fileName, isPossible, failure }: CsvExportProps) {
  const say = useSay()
  const { isBusy, start } = useDownload(
    address,
    fileName,
    failure ?? say('The export failed. Try again, or choose a shorter period.'),
  )
  return (
    <Button onClick={start} loading={isBusy} disabled={!isPossible}>
      {say('Export CSV')}
    </Button>
  )
}
