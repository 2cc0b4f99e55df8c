// The call itself: name, method, URL, headers and body.
import { ChoiceList, Select, TextField } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { HeadedCard } from '../card-section.tsx'
import type { Draft } from './draft.ts'
import { useEditor } from './editor-context.ts'
import { HeadersField } from './headers-field.tsx'
import { SecretFields } from './secret-fields.tsx'
import { TemplateField } from './template-field.tsx'
import { useSay } from '../language.tsx'

const METHODS = [
  { label: 'GET', value: 'GET' },
  { label: 'POST', value: 'POST' },
]
const BODIES = [
  { label: mark('The URL’s own parameters, as a form'), value: 'none' },
  { label: 'JSON', value: 'json' },
  { label: mark('A form of your own'), value: 'form' },
]

export function DestinationCard() {
  const say = useSay()
  const { draft, change, problem, touch } = useEditor()
  return (
    <HeadedCard title={say('The call')}>
      <TextField
        label={say('Name')}
        value={draft.label}
        onChange={(label) => change({ label })}
        onBlur={() => touch('label')}
        error={problem('label')}
        helpText={say('For your lists. Leave it empty to show the destination’s host.')}
        maxLength={100}
        autoComplete="off"
      />
      <Select
        label={say('Method')}
        options={METHODS}
        value={draft.method}
        onChange={(method) => change({ method: method as Draft['method'] })}
        error={problem('method')}
      />
      <TemplateField
        label={say('URL')}
        path="url"
        value={draft.url}
        onChange={(url) => change({ url })}
        placeholder="https://track.example.com/postback?cid={aff_click_id}&payout={payout}"
        lines={3}
        helpText={say('Macros in braces are filled in for each conversion.')}
      />
      <HeadersField />
      {draft.method === 'POST' && <BodyFields />}
      <SecretFields />
    </HeadedCard>
  )
}

function BodyFields() {
  const say = useSay()
  const { draft, change } = useEditor()
  return (
    <>
      <ChoiceList
        title={say('Body')}
        choices={BODIES.map(({ label, value }) => ({ label: say(label), value }))}
        selected={[draft.bodyFormat]}
        onChange={([format]) => change({ bodyFormat: format as Draft['bodyFormat'] })}
      />
      {draft.bodyFormat !== 'none' && (
        <TemplateField
          label={draft.bodyFormat === 'json' ? say('JSON body') : say('Form body')}
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
