// Accounts or codes, each with what it is and one button that asks before it takes the row away.
import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'

interface Row {
  id: string
  name: string
  about: string
}

interface AccessRowsProps {
  rows: readonly Row[]
  /** What stands there while there are none. */
  empty: string
  busy: boolean
  action: string
  /** Of the button, for those who cannot see its row. */
  label: (row: Row) => string
  question: string
  consequence: string
  onConfirm: (row: Row) => void
}

export function AccessRows(props: AccessRowsProps) {
  const { rows, empty, busy, action, label, question, consequence, onConfirm } = props
  const [asked, setAsked] = useState<Row | null>(null)
  if (rows.length === 0)
    return (
      <Text as="p" tone="subdued">
        {empty}
      </Text>
    )
  return (
    <BlockStack gap="300">
      {rows.map((row) => (
        <InlineStack key={row.id} align="space-between" blockAlign="center" gap="200">
          <BlockStack>
            <Text as="span" fontWeight="semibold" breakWord>
              {row.name}
            </Text>
            <Text as="span" tone="subdued" breakWord>
              {row.about}
            </Text>
          </BlockStack>
          <Button size="slim" disabled={busy} accessibilityLabel={label(row)} onClick={() => setAsked(row)}>
            {action}
          </Button>
        </InlineStack>
      ))}
      <ConfirmDialog
        open={asked !== null}
        title={question}
        action={action}
        destructive
        onConfirm={() => {
          if (asked) onConfirm(asked)
          setAsked(null)
        }}
        onClose={() => setAsked(null)}
      >
        {consequence}
      </ConfirmDialog>
    </BlockStack>
  )
}
