// What an import would do, row by row, before anything is written.
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text, type BadgeProps } from '@shopify/polaris'
import type { ImportPreview, PreviewRow } from '#app/insight/partner-import/import-partners.server.ts'
import type { RowAction } from '#app/insight/partner-import/plan-import.ts'
import { mark, type Say } from '#app/language/say.ts'
import { CardHeading } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'

const LOOKS: Record<RowAction, { text: string; tone?: NonNullable<BadgeProps['tone']> }> = {
  create: { text: mark('New'), tone: 'success' },
  update: { text: mark('Changed'), tone: 'info' },
  skip: { text: mark('Left as it is') },
  refuse: { text: mark('Refused'), tone: 'critical' },
}

export interface ImportPreviewProps {
  preview: ImportPreview
  busy: boolean
  onConfirm: () => void
}

export function ImportPreviewCard({ preview, busy, onConfirm }: ImportPreviewProps) {
  const say = useSay()
  const { counts, notes, rows, hasChanged } = preview
  const total = counts.create + counts.update + counts.skip + counts.refuse
  const isPossible = counts.refuse === 0 && counts.create + counts.update > 0
  return (
    <BlockStack gap="400">
      {hasChanged && (
        <Banner tone="warning" title={say('The shop has changed since the preview')}>
          <p>{say('Nothing was written. Look at the rows again before you confirm.')}</p>
        </Banner>
      )}
      {counts.refuse > 0 && (
        <Banner tone="critical" title={say('{{count, number}} rows are refused', { count: counts.refuse })}>
          <p>
            {say('A file is imported as a whole or not at all. Mend these rows in it and choose it again.')}
          </p>
        </Banner>
      )}
      {notes.map((note) => (
        <Banner key={note} tone="info">
          <p>{note}</p>
        </Banner>
      ))}
      <Card padding="0">
        <BlockStack gap="300">
          <div style={{ padding: 'var(--p-space-400) var(--p-space-400) 0' }}>
            <BlockStack gap="300">
              <CardHeading title={say('Preview: nothing is written yet')} />
              <Text as="p">
                {say('{{create}} new, {{update}} changed, {{skip}} left as they are, {{refuse}} refused.', {
                  ...counts,
                })}
              </Text>
              <InlineStack gap="300" blockAlign="center">
                <Button variant="primary" disabled={!isPossible} loading={busy} onClick={onConfirm}>
                  {say('Import {{count, number}} rows', { count: counts.create + counts.update })}
                </Button>
                {counts.refuse === 0 && !isPossible && (
                  <Text as="span" tone="subdued">
                    {say('Everything in the file is there already.')}
                  </Text>
                )}
              </InlineStack>
            </BlockStack>
          </div>
          <RowTable rows={rows} />
          {rows.length < total && (
            <div style={{ padding: '0 var(--p-space-400) var(--p-space-400)' }}>
              <Text as="p" tone="subdued">
                {say('The first {{count, number}} rows are shown, refused ones before others.', {
                  count: rows.length,
                })}
              </Text>
            </div>
          )}
        </BlockStack>
      </Card>
    </BlockStack>
  )
}

const columns = (say: Say): Column<PreviewRow>[] => [
  { title: say('Line'), cell: ({ line }) => line },
  { title: say('Partner'), cell: (row) => <Who row={row} /> },
  {
    title: say('What happens'),
    cell: ({ action }) => {
      const { text, tone } = LOOKS[action]
      return <Badge {...(tone && { tone })}>{say(text)}</Badge>
    },
  },
  { title: say('Details'), cell: ({ words }) => <Sentences words={words} /> },
]

function RowTable({ rows }: { rows: PreviewRow[] }) {
  const say = useSay()
  return <RecordTable caption={say('Rows of the file')} columns={columns(say)} rows={rows} />
}

function Who({ row: { name, slug } }: { row: PreviewRow }) {
  return (
    <span>
      {name || slug}
      {name !== '' && (
        <Text as="span" tone="subdued">
          <br />
          {slug}
        </Text>
      )}
    </span>
  )
}

function Sentences({ words }: Pick<PreviewRow, 'words'>) {
  return (
    <span>
      {words.map((sentence, index) => (
        <Text key={sentence} as="span">
          {index > 0 && <br />}
          {sentence}
        </Text>
      ))}
    </span>
  )
}
