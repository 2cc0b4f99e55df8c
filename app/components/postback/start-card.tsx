// Where the postback goes: from a preset, from something pasted, or by hand.
import { Button, Card, ChoiceList, Collapsible, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { mark } from '#app/language/say.ts'
import { HeadedCard } from '../card-section.tsx'
import { AssistantStep } from './assistant-step.tsx'
import { PresetStep } from './preset-step.tsx'
import { useSay } from '../language.tsx'

type Way = 'preset' | 'paste' | 'hand'

const WAYS = [
  {
    value: 'preset',
    label: mark('A tracker or network from the list'),
    helpText: mark('32 are known here, with all they need.'),
  },
  {
    value: 'paste',
    label: mark('Paste a postback URL or its documentation'),
    helpText: mark('It is read and explained, step by step.'),
  },
  { value: 'hand', label: mark('By hand'), helpText: mark('Write the URL yourself.') },
]

/** @param isNew an existing postback shows this only when asked: what is chosen replaces its call */
export function StartCard({ isNew, onFilled }: { isNew: boolean; onFilled: () => void }) {
  const say = useSay()
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
            {say('Start from a preset or from a pasted URL: it replaces the call and the statuses below.')}
          </Text>
          <Button
            onClick={() => {
              setOpen(true)
              setWay('preset')
            }}
          >
            {say('Choose another destination')}
          </Button>
        </InlineStack>
      </Card>
    )
  return (
    <HeadedCard title={say('Where does it go?')}>
      <ChoiceList
        title={say('Start from')}
        titleHidden
        choices={WAYS.map(({ value, label, helpText }) => ({
          value,
          label: say(label),
          helpText: say(helpText),
        }))}
        selected={[way]}
        onChange={([chosen]) => setWay(chosen as Way)}
      />
      <Collapsible id="postback-start" open={way !== 'hand'}>
        {way === 'preset' && <PresetStep onFilled={close} />}
        {way === 'paste' && <AssistantStep onFilled={close} />}
      </Collapsible>
    </HeadedCard>
  )
}
