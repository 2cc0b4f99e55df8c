// The call itself: name, method, URL, headers and body.
import { BlockStack, Card, ChoiceList, Select, Text, TextField } from '@shopify/polaris'
import type { Draft } from './draft.ts'
import { useEditor } from './editor-context.ts'
import { HeadersField } from './headers-field.tsx'
import { SecretFields } from './secret-fields.tsx'
import { TemplateField } from './template-field.tsx'

const METHODS = [
  { label: 'GET', value: 'GET' },
  { label: 'POST', value: 'POST' },
]
const BODIES = [
  { label: 'The URL’s own parameters, as a form', value: 'none' },
  { label: 'JSON', value: 'json' },
  { label: 'A form of your own', value: 'form' },
]

export function DestinationCard() {
  const { draft, change, problem, touch } = useEditor()
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          The call
        </Text>
        <TextField
          label="Name"
          value={draft.label}
          onChange={(label) => change({ label })}
          onBlur={() => touch('label')}
          error={problem('label')}
          helpText="For your lists. Leave it empty to show the destination’s host."
          maxLength={100}
          autoComplete="off"
        />
        <Select
          label="Method"
          options={METHODS}
          value={draft.method}
          onChange={(method) => change({ method: method as Draft['method'] })}
          error={problem('method')}
        />
        <TemplateField
          label="URL"
          path="url"
          value={draft.url}
          onChange={(url) => change({ url })}
          placeholder="https://track.example.com/postback?cid={aff_click_id}&payout={payout}"
          lines={3}
          helpText="Macros in braces are filled in for each conversion."
        />
        <HeadersField />
        {draft.method === 'POST' && <BodyFields />}
        <SecretFields />
      </BlockStack>
    </Card>
  )
}

function BodyFields() {
  const { draft, change } = useEditor()
  return (
    <>
      <ChoiceList
        title="Body"
        choices={BODIES}
        selected={[draft.bodyFormat]}
        onChange={([format]) => change({ bodyFormat: format as Draft['bodyFormat'] })}
      />
      {draft.bodyFormat !== 'none' && (
        <TemplateField
          label={draft.bodyFormat === 'json' ? 'JSON body' : 'Form body'}
          path="body*"
          value={draft.body}
          onChange={(body) => change({ body })}
          placeholder={
            draft.bodyFormat === 'json'
              ? '{"click":"{aff_click_id}","payout":{payout}}'
              : 'click={aff_click_id}&payout={payout}'
          }
          lines={5}
        />
      )}
    </>
  )
}
