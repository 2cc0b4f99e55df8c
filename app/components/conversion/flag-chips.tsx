// Why a conversion waits, each reason a chip: the word says it, the colour only helps.
import { Badge } from '@shopify/polaris'
import type { ShownRow } from '#app/insight/conversion-page/show-row.ts'
import { useSay } from '../language.tsx'

export function FlagChips({ row }: { row: Pick<ShownRow, 'flags' | 'waits' | 'test'> }) {
  const say = useSay()
  return (
    <span className="conversion-chips">
      {row.test && <Badge tone="warning">{say('Test')}</Badge>}
      {row.flags.map(({ flag, text }) => (
        <Badge key={flag} tone="attention">
          {text}
        </Badge>
      ))}
      {row.waits && <Badge>{row.waits}</Badge>}
    </span>
  )
}
