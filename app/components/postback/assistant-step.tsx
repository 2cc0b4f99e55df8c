// Paste a tracker's postback URL or a paragraph of its documentation; the assistant reads it and proposes a postback.
import { BlockStack, Button, InlineStack, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { suggest, type Suggestion } from '#app/postback/assistant/suggest.ts'
import { AssistantAnswer } from './assistant-answer.tsx'
import { useSay } from '../language.tsx'

export function AssistantStep({ onFilled }: { onFilled: () => void }) {
  const say = useSay()
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Suggestion | null>(null)
  return (
    <BlockStack gap="400">
      <TextField
        label={say('Their postback URL, or what their documentation says of it')}
        value={text}
        onChange={(pasted) => {
          setText(pasted)
          setAnswer(null)
        }}
        multiline={4}
        maxHeight={240}
        placeholder="https://abcde.voluumtrk.com/postback?cid=REPLACE&payout=OPTIONAL&txid=OPTIONAL"
        helpText={say(
          'Placeholders in any form: {clickid}, [clickid], #clickid#, REPLACE. Nothing leaves the app.',
        )}
        monospaced
        spellCheck={false}
        autoComplete="off"
      />
      <InlineStack>
        <Button
          variant={answer === null ? 'primary' : 'secondary'}
          disabled={text.trim() === ''}
          onClick={() => setAnswer(suggest(text, say))}
        >
          {say('Read it')}
        </Button>
      </InlineStack>
      <div aria-live="polite">{answer && <AssistantAnswer answer={answer} onFilled={onFilled} />}</div>
    </BlockStack>
  )
}
