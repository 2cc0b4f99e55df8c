// The destination's words: its names for our statuses and events, and the currency in which it wants money.
import { BlockStack, Button, Card, InlineGrid, InlineStack, Select, Text, TextField } from '@shopify/polaris'
import { currencies } from '#app/money/currency.ts'
import { OUR_STATUSES } from './draft.ts'
import { useEditor } from './editor-context.ts'
import { STATUS_WORDS } from './status-words.ts'

const CURRENCIES = [
  { label: 'As it is, in the conversion’s own', value: '' },
  ...currencies()
    .sort()
    .map((code) => ({ label: code, value: code })),
]

export function WordsCard() {
  const { draft, change, problem, touch } = useEditor()
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Their words
          </Text>
          <Text as="p" tone="subdued">
            What {'{status}'} and {'{event}'} say there, and the currency of all money.
          </Text>
        </BlockStack>
        <Select
          label="Currency"
          options={CURRENCIES}
          value={draft.currency}
          onChange={(currency) => change({ currency })}
          error={problem('currency')}
          helpText="In another one, amounts are converted at the day’s rate, which is kept with the delivery."
        />
        <BlockStack gap="200">
          <Text as="h3" variant="bodyMd" fontWeight="medium">
            Statuses
          </Text>
          <InlineGrid columns={{ xs: 2, md: 3 }} gap="200">
            {OUR_STATUSES.map((status) => (
              <TextField
                key={status}
                label={`${STATUS_WORDS[status].name} is sent as`}
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
      </BlockStack>
    </Card>
  )
}

function EventNames() {
  const { draft, change, problem, touch } = useEditor()
  const { eventNames } = draft
  const replace = (index: number, row: Partial<(typeof eventNames)[number]>) =>
    change({ eventNames: eventNames.map((old, at) => (at === index ? { ...old, ...row } : old)) })
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="bodyMd" fontWeight="medium">
        Events
      </Text>
      {eventNames.map(({ ours, theirs }, index) => (
        <InlineGrid key={index} columns="1fr 1fr auto" gap="200" alignItems="end">
          <TextField
            label={`Event ${index + 1}: ours`}
            value={ours}
            onChange={(text) => replace(index, { ours: text })}
            onBlur={() => touch(`eventNames.${ours.trim()}`)}
            error={problem(`eventNames.${ours.trim()}`)}
            placeholder="sale, or * for any other"
            spellCheck={false}
            autoComplete="off"
          />
          <TextField
            label={`Event ${index + 1}: theirs`}
            value={theirs}
            onChange={(text) => replace(index, { theirs: text })}
            onBlur={() => touch(`eventNames.${ours.trim()}`)}
            spellCheck={false}
            autoComplete="off"
          />
          <Button
            accessibilityLabel={`Remove event ${index + 1}`}
            onClick={() => change({ eventNames: eventNames.filter((_, at) => at !== index) })}
          >
            Remove
          </Button>
        </InlineGrid>
      ))}
      <InlineStack>
        <Button onClick={() => change({ eventNames: [...eventNames, { ours: '', theirs: '' }] })}>
          Add event name
        </Button>
      </InlineStack>
    </BlockStack>
  )
}
