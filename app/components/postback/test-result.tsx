// What came of a test send: the verdict, the times, the request, and the answer as plain text.
import { Badge, BlockStack, InlineStack, Text, type BadgeProps } from '@shopify/polaris'
import { visibleText } from '#app/insight/visible-text.ts'
import type { TestSendOutcome, TestSendReport } from '#app/postback/test-send.server.ts'
import { RequestText, TextBlock } from './request-text.tsx'

interface Verdict {
  word: string
  tone: NonNullable<BadgeProps['tone']>
  text: string
}

export function TestResult({ report }: { report: TestSendReport }) {
  const { outcome, timings, request } = report
  const { word, tone, text } = verdictOf(outcome)
  return (
    <BlockStack gap="300">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={tone}>{word}</Badge>
        {outcome.kind === 'answered' && (
          <Text as="span" fontWeight="semibold">
            HTTP {outcome.status}
          </Text>
        )}
      </InlineStack>
      <Text as="p" breakWord>
        {visibleText(text)}
      </Text>
      <Timings timings={timings} missing={outcome.kind === 'answered' ? 'not needed' : 'not reached'} />
      <RequestText request={request} />
      {outcome.kind === 'answered' && (
        <TextBlock
          title={outcome.bodyTruncated ? 'Answer (the first 16 KiB)' : 'Answer'}
          text={outcome.body === '' ? '(empty)' : outcome.body}
        />
      )}
    </BlockStack>
  )
}

function verdictOf(outcome: TestSendOutcome): Verdict {
  if (outcome.kind === 'error') {
    const word = outcome.rule === null ? 'No answer' : 'Refused address'
    return { word, tone: 'critical', text: outcome.message }
  }
  switch (outcome.verdict) {
    case 'delivered':
      return { word: 'Delivered', tone: 'success', text: 'The destination took it.' }
    case 'retry':
      return {
        word: 'Not taken',
        tone: 'warning',
        text: `${outcome.reason}. A delivery would be tried again.`,
      }
    case 'failed':
      return {
        word: 'Failed',
        tone: 'critical',
        text: `${outcome.reason}. A delivery would not be tried again.`,
      }
  }
}

/** @param missing what stands where nothing was measured: a kept connection needs no DNS, a refused one comes to none */
function Timings({ timings, missing }: { timings: TestSendReport['timings']; missing: string }) {
  const parts: [name: string, ms: number | null][] = [
    ['DNS', timings.dnsMs],
    ['Connect', timings.connectMs],
    ['TLS', timings.tlsMs],
    ['First byte', timings.firstByteMs],
    ['In all', timings.totalMs],
  ]
  return (
    <dl className="postback-facts" aria-label="Times">
      {parts.map(([name, ms]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{ms === null ? missing : `${Math.round(ms * 10) / 10} ms`}</dd>
        </div>
      ))}
    </dl>
  )
}
