// A currency of the ones that money can be held in.
import { Select } from '@shopify/polaris'
import { currencies } from '#app/money/currency.ts'

const CODES = currencies().sort()

export interface CurrencySelectProps {
  label: string
  value: string
  onChange: (currency: string) => void
  /** What no choice means; absent: one has to be chosen. */
  otherwise?: string
  error?: string | undefined
  helpText?: string
}

export function CurrencySelect({ otherwise, helpText, error, ...select }: CurrencySelectProps) {
  const options = CODES.map((code) => ({ label: code, value: code }))
  return (
    <Select
      {...select}
      {...(helpText && { helpText })}
      {...(error && { error })}
      options={otherwise === undefined ? options : [{ label: otherwise, value: '' }, ...options]}
    />
  )
}
