// The destination's words: its names for our statuses and events, and the currency in which it wants money.
import { BlockStack, Button, InlineGrid, InlineStack, Select, Text, TextField } from '@shopify/polaris'
import { currencies } from '#app/money/currency.ts'
import { HeadedCard } from '../card-section.tsx'
import { OUR_STATUSES } from './draft.ts'
import { useEditor } from './editor-context.ts'
import { STATUS_WORDS } from './status-words.ts'
import { useSay } from '../language.tsx'

const CURRENCIES = currencies()
  .sort()
  .map((code) => ({ label: code, value: code }))

export function WordsCard() {
  const say = useSay()
  const { draft, change, problem, touch } = useEditor()
  return (
    <HeadedCard
      title={say('Their words')}
      about={say('What {status} and {event} say there, and the currency of all money.')}
    >
      <Select
        label={say('Currency')}
        options={[{ label: say('As it is, in the conversion’s own'), value: '' }, ...CURRENCIES]}
        value={draft.currency}
        onChange={(currency) => change({ currency })}
        error={problem('currency')}
        helpText={say(
          'In another one, amounts are converted at the day’s rate, which is kept with the delivery.',
        )}
      />
      <BlockStack gap="200">
        <Text as="h3" variant="bodyMd" fontWeight="medium">
          {say('Statuses')}
        </Text>
        <InlineGrid columns={{ xs: 2, md: 3 }} gap="200">
          {OUR_STATUSES.map((status) => (
            <TextField
              key={status}
              label={say('{{status}} is sent as', { status: say(STATUS_WORDS[status].name) })}
              value={draft.statusNames[status]}
              onChange={(name) => change({ statusNames: { ...draft.statusNames, [status]: name } })}
              onBlur={() => touch(`statusNames.${status}`)}
              error={problem(`statusNames.${status}`)}
              placeholder={status}
              spellCheck={false}
              autoComplete="off"
            />
          ))}
        </InlineGrid>
      </BlockStack>
      <EventNames />
    </HeadedCard>
  )
}

function EventNames() {
  const say = useSay()
  const { draft, change, problem, touch } = useEditor()
  const { eventNames } = draft
  const replace = (index: number, row: Partial<(typeof eventNames)[number]>) =>
    change({ eventNames: eventNames.map((old, at) => (at === index ? { ...old, ...row } : old)) })
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="bodyMd" fontWeight="medium">
        {say('Events')}
      </Text>
      {eventNames.map(({ ours, theirs }, index) => (
        <InlineGrid key={index} columns="1fr 1fr auto" gap="200" alignItems="end">
          <TextField
            label={say('Event {{number}}: ours', { number: index + 1 })}
            value={ours}
            onChange={(text) => replace(index, { ours: text })}
            onBlur={() => touch(`eventNames.${ours.trim()}`)}
            error={problem(`eventNames.${ours.trim()}`)}
            placeholder={say('sale, or * for any other')}
            spellCheck={false}
            autoComplete="off"
          />
          <TextField
            label={say('Event {{number}}: theirs', { number: index + 1 })}
            value={theirs}
            onChange={(text) => replace(index, { theirs: text })}
            onBlur={() => touch(`eventNames.${ours.trim()}`)}
            spellCheck={false}
            autoComplete="off"
          />
          <Button
            accessibilityLabel={say('Remove event {{number}}', { number: index + 1 })}
            onClick={() => change({ eventNames: eventNames.filter((_, at) => at !== index) })}
          >
            {say('Remove')}
          </Button>
        </InlineGrid>
      ))}
      <InlineStack>
        <Button onClick={() => change({ eventNames: [...eventNames, { ours: '', theirs: '' }] })}>
          {say('Add event name')}
        </Button>
      </InlineStack>
    </BlockStack>
  )
}
