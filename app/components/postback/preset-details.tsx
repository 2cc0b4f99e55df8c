// The chosen preset: how far it can be trusted, what it asks for by name, and the way into the form.
import { Badge, BlockStack, Button, InlineStack, List, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { fieldsOf } from '#app/postback/presets/fields.ts'
import { fillPreset } from '#app/postback/presets/fill-preset.ts'
import type { Preset } from '#app/postback/presets/preset.ts'
import { useSay } from '../language.tsx'
import { requestDraft } from './draft.ts'
import { useEditor } from './editor-context.ts'
import { presetDraft } from './preset-draft.ts'
import { CONFIDENCE_WORDS, kindWords, openQuestions } from './preset-words.ts'

export function PresetDetails({ preset, onFilled }: { preset: Preset; onFilled: () => void }) {
  const { draft, change, partnersOwn } = useEditor()
  const say = useSay()
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [problems, setProblems] = useState<Record<string, string>>({})
  const questions = openQuestions(preset, say)
  const fill = () => {
    const filled = fillPreset(preset, answers)
    if (!filled.ok) {
      setProblems(
        Object.fromEntries(
          filled.problems.map(({ field, label, message }) => [field, say(message, { field: say(label) })]),
        ),
      )
      return
    }
    change({
      ...requestDraft(filled.postback),
      secrets: { ...draft.secrets, ...filled.secrets },
      statuses: filled.statuses,
      ...presetDraft(draft, preset, partnersOwn),
    })
    onFilled()
  }
  const { long, tone, short } = CONFIDENCE_WORDS[preset.confidence]
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        fill()
      }}
    >
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {preset.name}
          </Text>
          <Badge>{say(kindWords(preset))}</Badge>
          <Badge tone={tone}>{say(short)}</Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          {say(long)}
        </Text>
        {questions.length > 0 && (
          <List>
            {questions.map((question) => (
              <List.Item key={question}>{question}</List.Item>
            ))}
          </List>
        )}
        {fieldsOf(preset).map(({ name, label, hint, secret, optional }) => (
          <TextField
            key={name}
            label={optional ? say('{{label}} (optional)', { label: say(label) }) : say(label)}
            helpText={say(hint)}
            value={answers[name] ?? ''}
            onChange={(answer) => {
              setAnswers({ ...answers, [name]: answer })
              setProblems({ ...problems, [name]: '' })
            }}
            error={problems[name]}
            type={secret ? 'password' : 'text'}
            spellCheck={false}
            autoComplete="off"
          />
        ))}
        <InlineStack>
          <Button submit variant="primary">
            {say('Fill in the form for {{destination}}', { destination: preset.name })}
          </Button>
        </InlineStack>
      </BlockStack>
    </form>
  )
}
