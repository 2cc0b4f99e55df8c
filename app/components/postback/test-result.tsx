// What came of a test send: the verdict, the times, the request, and the answer as plain text.
import { Badge, BlockStack, InlineStack, Text, type BadgeProps } from '@shopify/polaris'
import { visibleText } from '#app/insight/visible-text.ts'
import type { Say } from '#app/language/say.ts'
import type { TestSendOutcome, TestSendReport } from '#app/postback/test-send.server.ts'
import { FactList } from '../fact-list.tsx'
import { RequestText, TextBlock } from './request-text.tsx'
import { useLanguage, useSay } from '../language.tsx'

interface Verdict {
  word: string
  tone: NonNullable<BadgeProps['tone']>
  text: string
}

export function TestResult({ report }: { report: TestSendReport }) {
  const { outcome, timings, request } = report
  const say = useSay()
  const { word, tone, text } = verdictOf(outcome, say)
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
      <Timings
        timings={timings}
        missing={outcome.kind === 'answered' ? say('not needed') : say('not reached')}
      />
      <RequestText request={request} />
      {outcome.kind === 'answered' && (
        <TextBlock
          title={outcome.bodyTruncated ? say('Answer (the first 16 KiB)') : say('Answer')}
          text={outcome.body === '' ? say('(empty)') : outcome.body}
        />
      )}
    </BlockStack>
  )
}

function verdictOf(outcome: TestSendOutcome, say: Say): Verdict {
  if (outcome.kind === 'error') {
    const word = outcome.rule === null ? say('No answer') : say('Refused address')
    return { word, tone: 'critical', text: outcome.message }
  }
  switch (outcome.verdict) {
    case 'delivered':
      return { word: say('Delivered'), tone: 'success', text: say('The destination took it.') }
    case 'retry':
      return {
        word: say('Not taken'),
        tone: 'warning',
        text: say('{{reason}}. A delivery would be tried again.', { reason: outcome.reason ?? '' }),
      }
    case 'failed':
      return {
        word: say('Failed'),
        tone: 'critical',
        text: say('{{reason}}. A delivery would not be tried again.', { reason: outcome.reason ?? '' }),
      }
  }
}

/** @param missing what stands where nothing was measured: a kept connection needs no DNS, a refused one comes to none */
function Timings({ timings, missing }: { timings: TestSendReport['timings']; missing: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false })
  const parts: [term: string, ms: number | null][] = [
    ['DNS', timings.dnsMs],
    [say('Connect'), timings.connectMs],
    ['TLS', timings.tlsMs],
    [say('First byte'), timings.firstByteMs],
    [say('In all'), timings.totalMs],
  ]
  return (
    <FactList
      label={say('Times')}
      facts={parts.map(([term, ms]) => ({ term, text: ms === null ? missing : `${number.format(ms)} ms` }))}
    />
  )
}
