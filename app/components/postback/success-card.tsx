// What counts as delivered: a 2xx answer, or one whose body says so.
import { BlockStack, Card, ChoiceList, Text, TextField } from '@shopify/polaris'
import { useEditor } from './editor-context.ts'
import type { Success } from './success.ts'

const KINDS = [
  { value: 'status', label: 'Any 2xx answer' },
  {
    value: 'contains',
    label: 'A 2xx answer with this text in it',
    helpText: 'For destinations that answer 200 to what they refuse.',
  },
  { value: 'json', label: 'A 2xx answer with this value in its JSON' },
]

export function SuccessCard() {
  const { draft, change, problem, touch } = useEditor()
  const { success } = draft
  const set = (fields: Partial<Success>) => change({ success: { ...success, ...fields } })
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What counts as delivered
        </Text>
        <ChoiceList
          title="Delivered when the destination gives"
          titleHidden
          choices={KINDS}
          selected={[success.kind]}
          onChange={([kind]) => set({ kind: kind as Success['kind'] })}
        />
        {success.kind === 'contains' && (
          <TextField
            label="Text in the answer"
            value={success.contains}
            onChange={(contains) => set({ contains })}
            onBlur={() => touch('successRule*')}
            error={problem('successRule*')}
            placeholder="success=true"
            monospaced
            spellCheck={false}
            autoComplete="off"
          />
        )}
        {success.kind === 'json' && (
          <>
            <TextField
              label="Path in the JSON"
              value={success.jsonPath}
              onChange={(jsonPath) => set({ jsonPath })}
              onBlur={() => touch('successRule.body.jsonPath')}
              error={problem('successRule.body') ?? problem('successRule.body.jsonPath')}
              placeholder="data.status"
              monospaced
              spellCheck={false}
              autoComplete="off"
            />
            <TextField
              label="Values that mean success"
              value={success.oneOf}
              onChange={(oneOf) => set({ oneOf })}
              onBlur={() => touch('successRule*')}
              error={problem('successRule.body.oneOf*')}
              placeholder="ok, duplicate"
              helpText="With commas between."
              monospaced
              spellCheck={false}
              autoComplete="off"
            />
          </>
        )}
      </BlockStack>
    </Card>
  )
}
