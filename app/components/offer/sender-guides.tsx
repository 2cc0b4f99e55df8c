// How common senders call the offer's inbound postback: one is chosen, its steps and its code are shown.
import { BlockStack, List, Select } from '@shopify/polaris'
import { useState } from 'react'
import { SENDER_GUIDES } from './guides.ts'
import { useSay } from '../language.tsx'
import { CodeBlock } from './code-block.tsx'

export function SenderGuides({ url }: { url: string }) {
  const say = useSay()
  const [id, setId] = useState('')
  const guide = SENDER_GUIDES.find((one) => one.id === id)
  return (
    <BlockStack gap="300">
      <Select
        label={say('How to send from')}
        options={[
          { value: '', label: say('Choose your sender') },
          ...SENDER_GUIDES.map((one) => ({ value: one.id, label: say(one.name) })),
        ]}
        value={id}
        onChange={setId}
      />
      {guide && (
        <>
          <List type="number">
            {guide.steps.map((step) => (
              <List.Item key={step}>{say(step)}</List.Item>
            ))}
          </List>
          <CodeBlock label={say('For {{name}}', { name: say(guide.name) })} code={guide.code(url)} />
        </>
      )}
    </BlockStack>
  )
}
