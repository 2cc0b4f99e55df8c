// One part of the storefront: what it is, how it stands, and what can be done about it.
import { Badge, Text, type BadgeProps } from '@shopify/polaris'
import type { ReactNode } from 'react'
import type { PartStanding } from '#app/insight/storefront/storefront-words.ts'
import { sayAll } from '#app/language/sentence.ts'
import { CardSection } from '../card-section.tsx'
import { useSay } from '../language.tsx'

const TONES: Record<PartStanding['kind'], NonNullable<BadgeProps['tone']>> = {
  good: 'success',
  waiting: 'attention',
  bad: 'critical',
}

export interface StorefrontPartProps {
  title: string
  /** What it does for the merchant. */
  about: string
  /** Absent: there is nothing to judge. */
  standing?: PartStanding
  children?: ReactNode
}

export function StorefrontPart({ title, about, standing, children }: StorefrontPartProps) {
  const say = useSay()
  return (
    <CardSection
      title={title}
      about={about}
      badge={standing && <Badge tone={TONES[standing.kind]}>{say(standing.badge)}</Badge>}
    >
      {standing && (
        <Text as="p" breakWord {...(standing.kind === 'bad' && { tone: 'critical' })}>
          {[standing.error, sayAll(say, standing.text)].filter(Boolean).join(' ')}
        </Text>
      )}
      {children}
    </CardSection>
  )
}
