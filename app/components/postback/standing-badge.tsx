// How a postback stands, as a badge: the word says it, the colour only helps.
import { Badge, type BadgeProps } from '@shopify/polaris'
import type { Standing } from '#app/insight/postback-page/standing.ts'
import { mark } from '#app/language/say.ts'
import { useSay } from '../language.tsx'

const LOOKS: Record<Standing['kind'], { text: string; tone?: NonNullable<BadgeProps['tone']> }> = {
  active: { text: mark('Active'), tone: 'success' },
  off: { text: mark('Off') },
  paused: { text: mark('Paused'), tone: 'critical' },
  failing: { text: mark('Failing'), tone: 'warning' },
}

export function StandingBadge({ standing }: { standing: Standing }) {
  const say = useSay()
  const { text, tone } = LOOKS[standing.kind]
  return <Badge {...(tone && { tone })}>{say(text)}</Badge>
}
