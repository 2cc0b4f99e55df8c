// What the assistant made of a paste: the template, each step with its reason, and what a person should check.
import { Badge, BlockStack, Box, Button, Divider, InlineStack, List, Text } from '@shopify/polaris'
import { Trans } from 'react-i18next'
import type { Suggestion } from '#app/postback/assistant/suggest.ts'
import { suggestedDraft } from './suggested-draft.ts'
import { useEditor } from './editor-context.ts'
import { useSay } from '../language.tsx'

export function AssistantAnswer({ answer, onFilled }: { answer: Suggestion; onFilled: () => void }) {
  const say = useSay()
  const { draft, change, partnersOwn } = useEditor()
  const suggested = suggestedDraft(answer, draft, partnersOwn)
  if (suggested === null) return <Text as="p">{answer.unsure.join(' ')}</Text>
  const use = () => {
    change(suggested)
    onFilled()
  }
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {answer.destination
          ? say('This looks like {{destination}}', { destination: answer.destination.name })
          : say('A destination that is not known here')}
      </Text>
      <pre className="postback-text">
        {answer.method} {answer.template}
      </pre>
      {answer.fillIn.length > 0 && (
        <Text as="p">
          <Trans
            i18nKey="Still to fill in: <b>{{names}}</b>"
            values={{ names: answer.fillIn.join(', ') }}
            components={{ b: <b /> }}
          />
        </Text>
      )}
      <Box as="section" aria-label={say('Step by step')}>
        <ol className="postback-steps">
          {answer.steps.map(({ what, why, sure }, index) => (
            <li key={index}>
              <InlineStack gap="200" blockAlign="center">
                <Text as="span" fontWeight="medium" breakWord>
                  {what}
                </Text>
                {!sure && <Badge tone="attention">{say('Check this')}</Badge>}
              </InlineStack>
              <Text as="p" tone="subdued" breakWord>
                {sentence(why)}
              </Text>
            </li>
          ))}
        </ol>
      </Box>
      {answer.unsure.length > 0 && (
        <>
          <Divider />
          <Text as="h4" variant="bodyMd" fontWeight="semibold">
            {say('Check before you save')}
          </Text>
          <List>
            {answer.unsure.map((text) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
        </>
      )}
      <InlineStack>
        <Button variant="primary" onClick={use}>
          {say('Use this')}
        </Button>
      </InlineStack>
    </BlockStack>
  )
}

/** A host or a parameter at the front stays as it is written. */
function sentence(text: string): string {
  const isWord = /^[a-z]+[ ,]/.test(text)
  return `${isWord ? text.charAt(0).toUpperCase() + text.slice(1) : text}.`
}
