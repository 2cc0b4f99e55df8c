// Test send: the form as it stands is sent once with sample values, saved or not, and everything about it is shown.
import { useFetcher } from '@remix-run/react'
import { Button, InlineStack, Text } from '@shopify/polaris'
import type { TestAnswer } from '#app/insight/postback-page/editor-actions.server.ts'
import type { EditorRequest } from '#app/insight/postback-page/read-request.ts'
import { HeadedCard } from '../card-section.tsx'
import { configurationOf } from './draft.ts'
import type { EditorState } from './use-editor-state.ts'
import { TestResult } from './test-result.tsx'
import { useSay } from '../language.tsx'

export function TestCard({ editor }: { editor: EditorState }) {
  const say = useSay()
  const fetcher = useFetcher<TestAnswer>()
  const { draft, checked } = editor
  const send = () => {
    editor.showAll()
    if (!checked.ok) return
    const request = {
      intent: 'test',
      configuration: configurationOf(draft),
      secrets: draft.secrets,
    } satisfies EditorRequest
    fetcher.submit(JSON.stringify(request), { method: 'post', encType: 'application/json' })
  }
  const sending = fetcher.state !== 'idle'
  const problems =
    fetcher.data?.kind === 'refused'
      ? fetcher.data.problems.map(({ message, values }) => say(message, values))
      : []
  return (
    <HeadedCard
      title={say('Test send')}
      about={say('Sends the form as it stands, once, with the sample values. Nothing is saved.')}
    >
      <InlineStack>
        <Button onClick={send} loading={sending}>
          {say('Send a test')}
        </Button>
      </InlineStack>
      <div role="status">
        {!checked.ok && editor.showsAll && (
          <Text as="p" tone="critical">
            {say('Mend what is wrong in the form first.')}
          </Text>
        )}
        {problems.length > 0 && (
          <Text as="p" tone="critical">
            {problems.join(' ')}
          </Text>
        )}
        {fetcher.data?.kind === 'tested' && <TestResult report={fetcher.data.report} />}
      </div>
    </HeadedCard>
  )
}
