// Request headers: a row each, with a button to add and one to remove. Values are templates.
import { BlockStack, Box, Button, InlineGrid, InlineStack, Text, TextField } from '@shopify/polaris'
import { useEditor } from './editor-context.ts'
import { TemplateField } from './template-field.tsx'
import { useSay } from '../language.tsx'

export function HeadersField() {
  const say = useSay()
  const { draft, change, problem, touch } = useEditor()
  const { headers } = draft
  const replace = (index: number, row: Partial<(typeof headers)[number]>) =>
    change({ headers: headers.map((old, at) => (at === index ? { ...old, ...row } : old)) })
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="bodyMd" fontWeight="medium">
        {say('Headers')}
      </Text>
      {headers.map(({ name, value }, index) => (
        <Box key={index} padding="300" borderWidth="025" borderColor="border" borderRadius="200">
          <BlockStack gap="200">
            <InlineGrid columns={{ xs: 1, md: ['oneThird', 'twoThirds'] }} gap="200">
              <TextField
                label={say('Header {{number}}: name', { number: index + 1 })}
                value={name}
                onChange={(text) => replace(index, { name: text })}
                onBlur={() => touch(`headers.${name.trim()}`)}
                placeholder="X-Api-Key"
                spellCheck={false}
                autoComplete="off"
              />
              <TemplateField
                label={say('Header {{number}}: value', { number: index + 1 })}
                path={`headers.${name.trim()}`}
                value={value}
                onChange={(text) => replace(index, { value: text })}
              />
            </InlineGrid>
            <InlineStack align="end">
              <Button
                variant="plain"
                tone="critical"
                accessibilityLabel={say('Remove header {{number}}', { number: index + 1 })}
                onClick={() => change({ headers: headers.filter((_, at) => at !== index) })}
              >
                {say('Remove')}
              </Button>
            </InlineStack>
          </BlockStack>
        </Box>
      ))}
      {problem('headers') && (
        <Text as="p" tone="critical">
          {problem('headers')}
        </Text>
      )}
      <InlineStack>
        <Button onClick={() => change({ headers: [...headers, { name: '', value: '' }] })}>
          {say('Add header')}
        </Button>
      </InlineStack>
    </BlockStack>
  )
}
