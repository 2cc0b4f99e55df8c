// The import of partners: a file is chosen, what it would do is shown, and only then anything is written. The file stays in the
// browser between the two and is sent again with the confirmation.
import { useFetcher } from '@remix-run/react'
import { Banner, BlockStack, Button, Card, DropZone, InlineStack, List, Text } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import type { ImportAnswer } from '#app/insight/partner-import/import-partners.server.ts'
import { handFile } from '../hand-file.ts'
import { useSay } from '../language.tsx'
import { ImportPreviewCard } from './import-preview.tsx'
import { IMPORT_TEMPLATE } from '#app/insight/partner-import/import-template.ts'

export function ImportForm() {
  const say = useSay()
  const fetcher = useFetcher<ImportAnswer>()
  const [file, setFile] = useState<File | null>(null)
  const answered = useRef<HTMLDivElement>(null)
  const answer = fetcher.state === 'idle' && file ? fetcher.data : undefined
  useEffect(() => {
    if (answer) answered.current?.focus({ preventScroll: true })
  }, [answer])
  const send = (chosen: File, fingerprint: string | null) => {
    const form = new FormData()
    form.set('file', chosen)
    if (fingerprint !== null) form.set('fingerprint', fingerprint)
    fetcher.submit(form, { method: 'post', encType: 'multipart/form-data' })
  }
  const choose = (chosen: File | undefined) => {
    setFile(chosen ?? null)
    if (chosen) send(chosen, null)
  }
  const isBusy = fetcher.state !== 'idle'
  return (
    <BlockStack gap="400">
      <About />
      <Card>
        <BlockStack gap="300">
          <DropZone
            label={say('CSV file')}
            accept=".csv,text/csv,text/plain,.txt"
            type="file"
            allowMultiple={false}
            disabled={isBusy}
            onDropAccepted={([chosen]) => choose(chosen)}
            onDropRejected={([chosen]) => choose(chosen)}
          >
            <DropZone.FileUpload
              actionTitle={say('Choose file')}
              actionHint={say('CSV, at most 5,000 lines and 1 MB')}
            />
          </DropZone>
          <div role="status">
            {isBusy && <Text as="p">{say('Reading {{file}}…', { file: file?.name ?? '' })}</Text>}
            {!isBusy && file && <Text as="p">{file.name}</Text>}
          </div>
        </BlockStack>
      </Card>
      <div ref={answered} tabIndex={-1} role="region" aria-label={say('Result')} style={{ outline: 'none' }}>
        {answer && (
          <Answer
            answer={answer}
            busy={isBusy}
            onConfirm={(fingerprint) => file && send(file, fingerprint)}
          />
        )}
      </div>
    </BlockStack>
  )
}

function About() {
  const say = useSay()
  const save = () => handFile(new Blob([IMPORT_TEMPLATE], { type: 'text/csv' }), 'partners-template.csv')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p">
          {say(
            'One line a partner, known by its short name: one that is not there yet is created, one that is there is changed where the line says something else. An empty cell leaves what is there.',
          )}
        </Text>
        <List>
          <List.Item>{say('name and slug (the short name for links) have to be there.')}</List.Item>
          <List.Item>
            {say('coupon gives the partner a code. For several codes, repeat the line with another code.')}
          </List.Item>
          <List.Item>
            {say(
              'offer is the short name of the offer that the coupon is for; on a line without a coupon it is the partner’s default offer.',
            )}
          </List.Item>
          <List.Item>{say('email and arrival_parameter may be left out.')}</List.Item>
        </List>
        <InlineStack>
          <Button onClick={save}>{say('Save the template')}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

interface AnswerProps {
  answer: ImportAnswer
  busy: boolean
  onConfirm: (fingerprint: string) => void
}

function Answer({ answer, busy, onConfirm }: AnswerProps) {
  const say = useSay()
  switch (answer.kind) {
    case 'unreadable':
      return (
        <Banner tone="critical" title={say('The file cannot be imported')}>
          <p>{answer.message}</p>
        </Banner>
      )
    case 'imported':
      return (
        <Banner
          tone="success"
          title={say('Imported')}
          action={{ content: say('To the partners'), url: '/app/partners' }}
        >
          <p>
            {say('{{create}} created, {{update}} updated, {{skip}} left as they were.', { ...answer.counts })}
          </p>
        </Banner>
      )
    case 'preview':
      return (
        <ImportPreviewCard preview={answer} busy={busy} onConfirm={() => onConfirm(answer.fingerprint)} />
      )
  }
}
