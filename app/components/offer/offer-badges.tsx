// How an offer stands: active or paused, and whether it is the shop's default.
import { Badge, InlineStack } from '@shopify/polaris'
import { useSay } from '../language.tsx'

export function OfferBadges({ status, isDefault }: { status: 'active' | 'paused'; isDefault: boolean }) {
  const say = useSay()
  return (
    <InlineStack gap="100">
      <Badge {...(status === 'active' && { tone: 'success' })}>
        {status === 'active' ? say('Active') : say('Paused')}
      </Badge>
      {isDefault && <Badge tone="info">{say('Default')}</Badge>}
    </InlineStack>
  )
}
