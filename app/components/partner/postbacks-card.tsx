// A partner's postbacks in short: how each stands, and the way to them.
import { BlockStack, Button, InlineStack, Link, Text } from '@shopify/polaris'
import type { PartnerPage } from '#app/insight/partner-page/partner-page.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { StandingBadge } from '../postback/standing-badge.tsx'

export function PostbacksCard({
  partnerId,
  postbacks,
}: { partnerId: string } & Pick<PartnerPage, 'postbacks'>) {
  const say = useSay()
  return (
    <HeadedCard title={say('Postbacks')}>
      {postbacks.length === 0 && (
        <Text as="p" tone="subdued">
          {say('None yet. A postback tells the partner’s own tracker what was sold; others need none.')}
        </Text>
      )}
      {postbacks.map(({ id, name, standing }) => (
        <BlockStack key={id} gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Link url={`/app/postbacks/${id}`}>{name}</Link>
            <StandingBadge standing={standing} />
          </InlineStack>
          {standing.text && (
            <Text as="p" tone="subdued" breakWord>
              {standing.text}
            </Text>
          )}
        </BlockStack>
      ))}
      <InlineStack gap="300">
        {postbacks.length > 0 && (
          <Button url={`/app/postbacks?partner=${partnerId}`}>{say('All postbacks of the partner')}</Button>
        )}
        <Button url={`/app/postbacks/new?partner=${partnerId}`}>{say('Add postback')}</Button>
      </InlineStack>
    </HeadedCard>
  )
}
