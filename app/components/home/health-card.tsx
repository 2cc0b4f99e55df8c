// How the parts stand that the figures depend on, each with a word, a sentence and the way to where it is looked after.
import { Badge, BlockStack, InlineGrid, InlineStack, Link, Text, type BadgeProps } from '@shopify/polaris'
import type { HealthKind, HealthPart } from '#app/insight/home/health-words.ts'
import { mark } from '#app/language/say.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { useEmbedStatus } from '../use-embed-status.ts'

const BADGES: Readonly<Record<HealthKind, { text: string; tone: NonNullable<BadgeProps['tone']> }>> = {
  good: { text: mark('Good'), tone: 'success' },
  waiting: { text: mark('Waiting'), tone: 'attention' },
  bad: { text: mark('Needs you'), tone: 'critical' },
}

export function HealthCard({ parts }: { parts: HealthPart[] }) {
  const say = useSay()
  const status = useEmbedStatus()
  const inTheme = (part: HealthPart): HealthPart => {
    if (part.id !== 'embed' || status === 'unknown') return part
    if (status === 'off')
      return { ...part, kind: 'bad', text: say('It is switched off in your published theme.') }
    if (part.kind === 'good') return part
    return { ...part, kind: 'good', text: say('It is switched on. No click has come through it yet.') }
  }
  return (
    <HeadedCard title={say('Health')}>
      <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap="400">
        {parts.map(inTheme).map(({ id, kind, title, text, href }) => (
          <BlockStack key={id} gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Link url={href}>{title}</Link>
              <Badge tone={BADGES[kind].tone}>{say(BADGES[kind].text)}</Badge>
            </InlineStack>
            <Text as="p" tone={kind === 'bad' ? 'critical' : 'subdued'}>
              {text}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
    </HeadedCard>
  )
}
