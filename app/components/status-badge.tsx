// How a conversion or a delivery stands, as a badge: the word says it, the colour only helps.
import { Badge, type BadgeProps } from '@shopify/polaris'
import type { Status } from '#app/conversion/status.ts'
import type { DeliveryLabel } from '#app/insight/delivery-label.ts'
import { mark } from '#app/language/say.ts'
import { useSay } from './language.tsx'

const LOOKS: Record<Status | DeliveryLabel, { text: string; tone?: NonNullable<BadgeProps['tone']> }> = {
  pending: { text: mark('Pending'), tone: 'attention' },
  hold: { text: mark('On hold'), tone: 'info' },
  approved: { text: mark('Approved'), tone: 'success' },
  rejected: { text: mark('Rejected'), tone: 'critical' },
  reversed: { text: mark('Reversed'), tone: 'critical' },
  scheduled: { text: mark('Scheduled') },
  sending: { text: mark('Sending'), tone: 'info' },
  retrying: { text: mark('Retrying'), tone: 'warning' },
  delivered: { text: mark('Delivered'), tone: 'success' },
  failed: { text: mark('Failed'), tone: 'critical' },
  cancelled: { text: mark('Cancelled') },
}

export function StatusBadge({ status }: { status: Status | DeliveryLabel }) {
  const say = useSay()
  const { text, tone } = LOOKS[status]
  return <Badge {...(tone && { tone })}>{say(text)}</Badge>
}
