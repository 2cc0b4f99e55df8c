// Around a form of one record: the admin's bar for unsaved changes, the question before leaving, and what stands in the way of
// saving, at the top, where it is heard and seen.
import { Banner, BlockStack, Box, Button, List } from '@shopify/polaris'
import { useEffect, useRef, type ReactNode } from 'react'
import { useSay } from '../language.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { UnsavedBar } from './unsaved-bar.tsx'
import type { RecordForm } from './use-record-form.ts'

export interface RecordFormFrameProps<Draft extends object> {
  /** Of the save bar, unique on the page. */
  id: string
  form: RecordForm<Draft>
  /** Nothing is lost by leaving any more: it was just created. */
  mayLeave?: () => boolean
  children: ReactNode
}

export function RecordFormFrame<Draft extends object>(props: RecordFormFrameProps<Draft>) {
  const { id, form, mayLeave = () => false, children } = props
  const say = useSay()
  const top = useRef<HTMLDivElement>(null)
  const isStopped = form.gone || form.conflict !== null || form.problems.length > 0
  const tried = useRef(false)
  useEffect(() => {
    if (!tried.current || !isStopped || form.busy) return
    tried.current = false
    top.current?.focus({ preventScroll: true })
    top.current?.scrollIntoView({ block: 'start' })
  }, [isStopped, form.busy])
  const save = () => {
    tried.current = true
    form.save()
  }
  return (
    <BlockStack gap="400">
      <UnsavedBar id={id} open={form.isDirty} onSave={save} onDiscard={form.discard} />
      <LeaveGuard mayLeave={() => !form.isDirty || mayLeave()} />
      <div ref={top} tabIndex={-1} role="region" aria-label={say('Notices')} style={{ outline: 'none' }}>
        <Standing form={form} />
      </div>
      {children}
      {/* Cards reach the edges of a narrow screen; a button must not. */}
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Button variant="primary" disabled={!form.isDirty} loading={form.busy} onClick={save}>
          {say('Save')}
        </Button>
      </Box>
    </BlockStack>
  )
}

function Standing<Draft extends object>({ form }: { form: RecordForm<Draft> }) {
  const say = useSay()
  if (form.conflict)
    return (
      <Banner
        tone="critical"
        title={say('Somebody else has saved this while you were editing')}
        action={{ content: say('Save mine over it'), loading: form.busy, onAction: form.keepMine }}
        secondaryAction={{ content: say('Take what is saved'), onAction: form.takeTheirs }}
      >
        <p>{say('Nothing was saved, and what you have typed is still here.')}</p>
      </Banner>
    )
  if (form.gone)
    return (
      <Banner tone="critical" title={say('This is gone')}>
        <p>{say('Somebody has deleted it while you were editing. Nothing was saved.')}</p>
      </Banner>
    )
  if (!form.showsAll || form.problems.length === 0) return null
  return (
    <Banner tone="critical" title={say('This is to be mended first')}>
      <List>
        {[...new Set(form.problems.map(({ message }) => message))].map((message) => (
          <List.Item key={message}>{message}</List.Item>
        ))}
      </List>
    </Banner>
  )
}
