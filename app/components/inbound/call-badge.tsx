// What became of an inbound call, as a badge: the word says it, the colour only helps.
import { Badge, type BadgeProps } from '@shopify/polaris'
import type { OutcomeGroup } from '#app/insight/inbound-log/outcome-words.ts'

const TONES: Record<OutcomeGroup, NonNullable<BadgeProps['tone']> | null> = {
  accepted: 'success',
  duplicate: 'info',
  test: null,
  refused: 'critical',
}

export function CallBadge({ group, text }: { group: OutcomeGroup; text: string }) {
  const tone = TONES[group]
  return <Badge {...(tone && { tone })}>{text}</Badge>
}
