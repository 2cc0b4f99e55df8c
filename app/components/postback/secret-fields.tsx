// The destination's keys and tokens: a field for each `{secret.name}` of the call. What is saved is never shown again.
import { BlockStack, Text, TextField } from '@shopify/polaris'
import { askedSecrets } from './draft.ts'
import { useEditor } from './editor-context.ts'
import { useSay } from '../language.tsx'

export function SecretFields() {
  const say = useSay()
  const { draft, change, problem, touch, savedSecrets } = useEditor()
  const names = askedSecrets(draft)
  if (names.length === 0) return null
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="bodyMd" fontWeight="medium">
        {say('Secrets')}
      </Text>
      <Text as="p" tone="subdued">
        {say('They are stored encrypted, and shown as dots here and in the log.')}
      </Text>
      {names.map((name) => (
        <TextField
          key={name}
          label={`{secret.${name}}`}
          type="password"
          value={draft.secrets[name] ?? ''}
          onChange={(value) => change({ secrets: { ...draft.secrets, [name]: value } })}
          onBlur={() => touch(`secrets.${name}`)}
          error={problem(`secrets.${name}`)}
          {...(savedSecrets.includes(name) && { placeholder: say('Saved, leave empty to keep') })}
          monospaced
          autoComplete="off"
        />
      ))}
    </BlockStack>
  )
}
