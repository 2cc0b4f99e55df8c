// Picks a destination among the presets: searched by name, told apart by what is known of them.
import { BlockStack, Box, ChoiceList, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { PRESETS, presetById } from '#app/postback/presets/presets.ts'
import { PresetDetails } from './preset-details.tsx'
import { CONFIDENCE_WORDS, findPresets, kindWords } from './preset-words.ts'
import { useSay } from '../language.tsx'

const SORTED = [...PRESETS].sort((a, b) => a.name.localeCompare(b.name, 'en'))

export function PresetStep({ onFilled }: { onFilled: () => void }) {
  const say = useSay()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const found = findPresets(SORTED, search, say)
  const preset = chosen === null ? undefined : presetById(chosen)
  return (
    <BlockStack gap="400">
      <TextField
        label={say('Find a tracker or network')}
        value={search}
        onChange={setSearch}
        clearButton
        onClearButtonClick={() => setSearch('')}
        placeholder="Voluum, Awin, …"
        autoComplete="off"
      />
      {found.length === 0 ? (
        <Text as="p" tone="subdued">
          {say('Nothing of that name. Paste its postback URL instead, or fill in the form by hand.')}
        </Text>
      ) : (
        <div className="postback-scroll">
          <Box padding="300">
            <ChoiceList
              title={say('{{count, number}} presets', { count: found.length })}
              choices={found.map((each) => ({
                value: each.id,
                label: each.name,
                helpText: `${say(kindWords(each))} · ${say(CONFIDENCE_WORDS[each.confidence].short)}`,
              }))}
              selected={chosen === null ? [] : [chosen]}
              onChange={([id]) => setChosen(id ?? null)}
            />
          </Box>
        </div>
      )}
      <div aria-live="polite">
        {preset && <PresetDetails key={preset.id} preset={preset} onFilled={onFilled} />}
      </div>
    </BlockStack>
  )
}
