// How a delivery stands, and one more attempt of it by hand, after a question.
import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import type { ResendAnswer, ShownDelivery } from '#app/insight/delivery-log/show-delivery.server.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'

export function DeliveryResend({ delivery }: { delivery: ShownDelivery }) {
  const say = useSay()
  const shopify = useAppBridge()
  const resend = useFetcher<ResendAnswer>()
  const [isAsking, setAsking] = useState(false)
  const { data } = resend
  useEffect(() => {
    if (data) shopify.toast.show(data.message, { isError: data.isError })
  }, [data, shopify])
  const send = () => {
    setAsking(false)
    resend.submit({ confirmed: 'yes' }, { method: 'post' })
  }
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <BlockStack gap="050">
          <Text as="p" breakWord>
            {delivery.standing}
          </Text>
          {delivery.obstacle && !delivery.isOpen && (
            <Text as="p" tone="subdued">
              {say('It cannot be sent again: {{reason}}', { reason: delivery.obstacle })}
            </Text>
          )}
        </BlockStack>
        {!delivery.isOpen && (
          <Button
            onClick={() => setAsking(true)}
            disabled={delivery.obstacle !== null}
            loading={resend.state !== 'idle'}
          >
            {say('Resend')}
          </Button>
        )}
      </InlineStack>
      <ConfirmDialog
        open={isAsking}
        title={
          delivery.wasDelivered ? say('Send it again although it was delivered?') : say('Send it again?')
        }
        action={say('Send it again')}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        {delivery.wasDelivered
          ? say(
              'The destination has accepted it once. It may count it twice, unless it looks at the transaction id or at the header webhook-id, which stays the same. Whatever it answers, the delivery stays delivered.',
            )
          : say(
              'One more attempt is made now, with the same values and the postback’s address as it is now. If it fails, no further attempt follows by itself.',
            )}
      </ConfirmDialog>
    </Card>
  )
}
