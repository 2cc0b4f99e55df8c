// The guide's last step: test orders go through until the first one has arrived and its calls have ended; then they are switched off
// again: at once by the page that watches it, by hand, or within a minute by a chore.
import { BlockStack, Button, InlineStack, Spinner, Text } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import type { TestOrder } from '#app/insight/home/guide.server.ts'
import { useSay } from '../language.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { useGuideAction } from './use-guide-action.ts'

export function GuideTest({ test }: { test: TestOrder }) {
  const say = useSay()
  const { act, isBusy } = useGuideAction()
  const isOver = test.kind === 'arrived' && test.isSettled && test.isFollowing
  const ended = useRef(false)
  useEffect(() => {
    if (isOver && !ended.current) act('end_test')
    ended.current = isOver
  }, [isOver, act])
  const begin = (
    <Button loading={isBusy} onClick={() => act('begin_test')}>
      {test.kind === 'off' ? say('Let a test order through') : say('Try it again')}
    </Button>
  )
  const stop = (
    <Button loading={isBusy} onClick={() => act('end_test')}>
      {say('Stop letting test orders through')}
    </Button>
  )
  switch (test.kind) {
    case 'off':
      return begin
    case 'waiting':
      return (
        <BlockStack gap="200" inlineAlign="start">
          <InlineStack gap="200" blockAlign="center">
            <Spinner size="small" accessibilityLabel={say('Waiting for a test order')} />
            <Text as="p">
              {say('Test orders go through now. Open your tracking link, buy something with a test payment, and it appears here.')}
            </Text>
          </InlineStack>
          {stop}
        </BlockStack>
      ) // prettier-ignore
    case 'arrived':
      return (
        <BlockStack gap="200" inlineAlign="start">
          <InlineStack gap="200" blockAlign="center">
            <Text as="p">{say('Test order {{name}} has arrived.', { name: test.name })}</Text>
            <StatusBadge status={test.status} />
          </InlineStack>
          <Text as="p">
            {test.calls}{' '}
            {!test.isFollowing && say('Test orders only leave a record again.')}
          </Text>
          {test.isFollowing ? stop : begin}
        </BlockStack>
      ) // prettier-ignore
  }
}
