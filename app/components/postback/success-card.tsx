// What counts as delivered: a 2xx answer, or one whose body says so.
import { ChoiceList, TextField } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { HeadedCard } from '../card-section.tsx'
import { useEditor } from './editor-context.ts'
import type { Success } from './success.ts'
import { useSay } from '../language.tsx'

const KINDS = [
  { value: 'status', label: mark('Any 2xx answer') },
  {
    value: 'contains',
    label: mark('A 2xx answer with this text in it'),
    helpText: mark('For destinations that answer 200 to what they refuse.'),
  },
  { value: 'json', label: mark('A 2xx answer with this value in its JSON') },
]

export function SuccessCard() {
  const say = useSay()
  const { draft, change, problem, touch } = useEditor()
  const { success } = draft
  const set = (fields: Partial<Success>) => change({ success: { ...success, ...fields } })
  return (
    <HeadedCard title={say('What counts as delivered')}>
      <ChoiceList
        title={say('Delivered when the destination gives')}
        titleHidden
        choices={KINDS.map(({ value, label, helpText }) => ({
          value,
          label: say(label),
          helpText: helpText && say(helpText),
        }))}
        selected={[success.kind]}
        onChange={([kind]) => set({ kind: kind as Success['kind'] })}
      />
      {success.kind === 'contains' && (
        <TextField
          label={say('Text in the answer')}
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
            label={say('Path in the JSON')}
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
            label={say('Values that mean success')}
            value={success.oneOf}
            onChange={(oneOf) => set({ oneOf })}
            onBlur={() => touch('successRule*')}
            error={problem('successRule.body.oneOf*')}
            placeholder="ok, duplicate"
            helpText={say('With commas between.')}
            monospaced
            spellCheck={false}
            autoComplete="off"
          />
        </>
      )}
    </HeadedCard>
  )
}
