// The inbound postback of a saved offer: its address, its secret, a line to try it, and a test by the app itself.
import { useFetcher } from '@remix-run/react'
import { Banner, BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import type { TestAnswer } from '#app/insight/offer-page/offer-actions.server.ts'
import { curlLine, curlLineOfWindows } from './guides.ts'
import { postbackUrl } from '#app/insight/shop-links.ts'
import { CopyField } from '../copy-field.tsx'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import { CodeBlock } from './code-block.tsx'
import { useOffer } from './offer-context.ts'
import { SecretField } from './secret-field.tsx'
import { SenderGuides } from './sender-guides.tsx'

export function InboundCard() {
  const { page } = useOffer()
  const say = useSay()
  const { saved } = page
  if (saved === null) return null
  const url = postbackUrl(page.appUrl, page.shop.brand, saved.draft.slug)
  return (
    <CardSection
      title={say('Inbound postback')}
      about={say('The address that a system of yours calls to report a conversion, by GET or POST.')}
    >
      <CopyField
        label={say('Inbound address')}
        value={url}
        helpText={say(
          'With click_id or coupon_code; amount, currency, txn_id and event where you have them.',
        )}
      />
      <SecretField />
      <CodeBlock label={say('Try it from a terminal')} code={curlLine(url)} />
      <CodeBlock label={say('From Windows’ command prompt')} code={curlLineOfWindows(url)} />
      <TestCall isListed={saved.draft.inboundIps !== ''} />
      <SenderGuides url={url} />
    </CardSection>
  )
}

/** @param props.isListed the offer takes calls from some addresses only */
function TestCall({ isListed }: { isListed: boolean }) {
  const say = useSay()
  const fetcher = useFetcher<TestAnswer>()
  const busy = fetcher.state !== 'idle'
  const send = () =>
    fetcher.submit(JSON.stringify({ intent: 'test_call' }), { method: 'post', encType: 'application/json' })
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button onClick={send} loading={busy}>
          {say('Send test')}
        </Button>
      </InlineStack>
      <Text as="p" tone="subdued">
        {say('A call with click_id=test, as a sender would make it. It is in the log and pays nobody.')}{' '}
        {isListed && say('Your list of addresses is not asked for it.')}
      </Text>
      <div role="status" aria-label={say('Result of the test')}>
        {!busy && fetcher.data && <TestResult result={fetcher.data} />}
      </div>
    </BlockStack>
  )
}

function TestResult({ result }: { result: TestAnswer }) {
  const say = useSay()
  if (result.kind !== 'called') return <Banner tone="critical">{result.message}</Banner>
  const { status, body, durationMs } = result.answer
  return (
    <Banner
      tone={status === 200 ? 'success' : 'critical'}
      title={say('HTTP {{status}}, after {{ms}} ms', { status, ms: durationMs })}
    >
      <CodeBlock label={say('Answer')} code={JSON.stringify(body, null, 2)} />
    </Banner>
  )
}
