// Whether a partner is active, as a badge: the word says it, the colour only helps.
import { Badge } from '@shopify/polaris'
import { useSay } from '../language.tsx'

export function PartnerStatus({ status }: { status: 'active' | 'paused' }) {
  const say = useSay()
  return status === 'active' ? (
    <Badge tone="success">{say('Active')}</Badge>
  ) : (
    <Badge tone="attention">{say('Paused')}</Badge>
  )
}
