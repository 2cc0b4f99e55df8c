// Presets of ad platforms: they want the amount of the sale. Data; fill-preset uses it.
import type { Preset } from './preset.ts'

export const AD_PLATFORMS = [
  {
    id: 'taboola',
    name: 'Taboola',
    kind: 'ad',
    method: 'GET',
    urlTemplate:
      'https://trc.taboola.com/actions-handler/log/3/s2s-action?click-id={aff_click_id}&name={event}&revenue={amount}&currency={currency}&orderid={txn_id}',
    currencyParameter: 'currency',
    successRule: { status: '2xx' },
    arrivalParameter: 'tblci',
    dedupe: 'orderid',
    confidence: 'verified',
    gaps: [],
    source: 'Taboola developer docs: the postback URL',
  },
] as const satisfies readonly Preset[]
