// Where the postback goes: from a preset, from something pasted, or by hand.
import { BlockStack, Button, Card, ChoiceList, Collapsible, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { AssistantStep } from './assistant-step.tsx'
import { PresetStep } from './preset-step.tsx'

type Way = 'preset' | 'paste' | 'hand'

const WAYS = [
  {
    value: 'preset',
    label: 'A tracker or network from the list',
    helpText: '32 are known here, with all they need.',
  },
  {
    value: 'paste',
    label: 'Paste a postback URL or its documentation',
    helpText: 'It is read and explained, step by step.',
  },
  { value: 'hand', label: 'By hand', helpText: 'Write the URL yourself.' },
]

/** @param isNew an existing postback shows this only when asked: what is chosen replaces its call */
export function StartCard({ isNew, onFilled }: { isNew: boolean; onFilled: () => void }) {
  const [way, setWay] = useState<Way>(isNew ? 'preset' : 'hand')
  const [open, setOpen] = useState(isNew)
  const close = () => {
    setWay('hand')
    setOpen(false)
    onFilled()
  }
  if (!open)
    return (
      <Card>
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="p" tone="subdued">
            Start from a preset or from a pasted URL: it replaces the call and the statuses below.
          </Text>
          <Button
            onClick={() => {
              setOpen(true)
              setWay('preset')
            }}
          >
            Choose another destination
          </Button>
        </InlineStack>
      </Card>
    )
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Where does it go?
        </Text>
        <ChoiceList
          title="Start from"
          titleHidden
          choices={WAYS}
          selected={[way]}
          onChange={([chosen]) => setWay(chosen as Way)}
        />
        <Collapsible id="postback-start" open={way !== 'hand'}>
          {way === 'preset' && <PresetStep onFilled={close} />}
          {way === 'paste' && <AssistantStep onFilled={close} />}
        </Collapsible>
      </BlockStack>
    </Card>
  )
}
