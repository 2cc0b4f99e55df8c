// How a conversion or a delivery stands, as a badge: the word says it, the colour only helps.
import { Badge, type BadgeProps } from '@shopify/polaris'
import type { Status } from '#app/conversion/status.ts'
import type { DeliveryLabel } from '#app/insight/delivery-label.ts'

const LOOKS: Record<Status | DeliveryLabel, { text: string; tone?: NonNullable<BadgeProps['tone']> }> = {
  pending: { text: 'Pending', tone: 'attention' },
  hold: { text: 'On hold', tone: 'info' },
  approved: { text: 'Approved', tone: 'success' },
  rejected: { text: 'Rejected', tone: 'critical' },
  reversed: { text: 'Reversed', tone: 'critical' },
  scheduled: { text: 'Scheduled' },
  sending: { text: 'Sending', tone: 'info' },
  retrying: { text: 'Retrying', tone: 'warning' },
  delivered: { text: 'Delivered', tone: 'success' },
  failed: { text: 'Failed', tone: 'critical' },
  cancelled: { text: 'Cancelled' },
}

export function StatusBadge({ status }: { status: Status | DeliveryLabel }) {
  const { text, tone } = LOOKS[status]
  return <Badge {...(tone && { tone })}>{text}</Badge>
}
