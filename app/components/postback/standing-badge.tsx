// How a postback stands, as a badge: the word says it, the colour only helps.
import { Badge, type BadgeProps } from '@shopify/polaris'
import type { Standing } from '#app/insight/postback-page/standing.ts'

const LOOKS: Record<Standing['kind'], { text: string; tone?: NonNullable<BadgeProps['tone']> }> = {
  active: { text: 'Active', tone: 'success' },
  off: { text: 'Off' },
  paused: { text: 'Paused', tone: 'critical' },
  failing: { text: 'Failing', tone: 'warning' },
}

export function StandingBadge({ standing }: { standing: Standing }) {
  const { text, tone } = LOOKS[standing.kind]
  return <Badge {...(tone && { tone })}>{text}</Badge>
}
