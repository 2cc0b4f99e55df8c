// The log of deliveries as a file.
import { CsvExport } from './csv-export.tsx'

export function DeliveryExport({ query, isPossible }: { query: string; isPossible: boolean }) {
  return (
    <CsvExport address={`/app/deliveries.csv?${query}`} fileName="deliveries.csv" isPossible={isPossible} />
  )
}
