// One notice: what happened, to whom it was told, whether it was mailed. What partners were told is folded away, and so is what was
// read before the page was opened.
import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris'
import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import type { NoticeRow } from '#app/notice/notice-list.server.ts'
import { useSay } from '../language.tsx'

/** @param props.isPartners who reads is the partner, not the merchant */
export function NoticeCard({ notice, isPartners }: { notice: NoticeRow; isPartners: boolean }) {
  const say = useSay()
  const reading = useFetcher()
  // Decided once: marking it as read must not fold away what somebody reads.
  const [startsOpen] = useState(notice.unread)
  const unread = notice.unread && reading.state === 'idle'
  const toPartner = notice.audience === 'partner' && !isPartners
  return (
    <Card>
      <article aria-label={notice.subject}>
        <BlockStack gap="200">
          <InlineStack gap="200" blockAlign="center">
            {unread && <Badge tone="attention">{say('Unread')}</Badge>}
            <Badge {...(toPartner ? {} : { tone: 'info' })}>
              {toPartner ? say('To {{partner}}', { partner: notice.partner ?? '' }) : say('To you')}
            </Badge>
            <Text as="span" tone="subdued">
              <time dateTime={notice.at}>{notice.when}</time>
            </Text>
          </InlineStack>
          <Text as="h2" variant="headingSm" fontWeight={unread ? 'bold' : 'medium'} breakWord>
            {notice.subject}
          </Text>
          <details open={startsOpen}>
            <summary style={{ cursor: 'pointer' }}>
              {toPartner ? say('What the partner was told') : say('What happened, and what to do')}
            </summary>
            <div style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', paddingBlockStart: '0.5rem' }}>
              {notice.text.trimEnd()}
            </div>
          </details>
          <Text as="p" tone={notice.mail.kind === 'failed' ? 'critical' : 'subdued'} breakWord>
            {notice.mail.text}
          </Text>
          <InlineStack gap="400" blockAlign="center">
            <Link
              url={`/app/postbacks/${notice.postbackId}`}
              accessibilityLabel={say('Open the postback: {{subject}}', { subject: notice.subject })}
            >
              {say('Open the postback')}
            </Link>
            {unread && (
              <reading.Form method="post">
                <input type="hidden" name="intent" value="read" />
                <input type="hidden" name="id" value={notice.id} />
                <Button
                  submit
                  variant="plain"
                  accessibilityLabel={say('Mark as read: {{subject}}', { subject: notice.subject })}
                >
                  {say('Mark as read')}
                </Button>
              </reading.Form>
            )}
          </InlineStack>
        </BlockStack>
      </article>
    </Card>
  )
}
