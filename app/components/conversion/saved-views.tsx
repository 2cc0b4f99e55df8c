// Filters that are kept under a name: chosen by one press, saved from what is set, deleted after a question.
import { useFetcher, useSearchParams } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Box, Button, InlineStack, TextField } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import type { ShownList } from '#app/insight/conversion-page/show-list.server.ts'
import type { ViewSaved } from '#app/program/saved-views.server.ts'
import { readView } from '#app/program/saved-view.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { FormDialog } from '../form/form-dialog.tsx'
import { useSay } from '../language.tsx'

export function SavedViews({ list }: { list: ShownList }) {
  const say = useSay()
  const [, setSearch] = useSearchParams()
  const [isNaming, setNaming] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const remove = useFetcher()
  const current = list.views.find(({ query }) => query === list.query)
  const mayBeSaved = list.isFiltered && list.problems.length === 0 && !current
  if (list.views.length === 0 && !mayBeSaved) return null
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <div role="group" aria-label={say('Saved views')}>
        <InlineStack gap="200" blockAlign="center">
          <Button pressed={!list.isFiltered} onClick={() => setSearch('')}>
            {say('All')}
          </Button>
          {list.views.map((view) => (
            <Button key={view.id} pressed={view === current} onClick={() => setSearch(view.query)}>
              {view.name}
            </Button>
          ))}
          {mayBeSaved && (
            <Button variant="plain" onClick={() => setNaming(true)}>
              {say('Save these filters…')}
            </Button>
          )}
          {current && (
            <Button variant="plain" tone="critical" onClick={() => setAsking(true)}>
              {say('Delete this view')}
            </Button>
          )}
        </InlineStack>
      </div>
      {isNaming && <NameView query={list.query} onClose={() => setNaming(false)} />}
      <ConfirmDialog
        open={isAsking}
        title={say('Delete this view?')}
        action={say('Delete')}
        destructive
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          remove.submit(JSON.stringify({ intent: 'remove', id: current?.id }), {
            method: 'post',
            encType: 'application/json',
            action: '/app/conversions?index',
          })
        }}
      >
        {say('It is deleted for everybody of your staff. The conversions stay.')}
      </ConfirmDialog>
    </Box>
  )
}

function NameView({ query, onClose }: { query: string; onClose: () => void }) {
  const say = useSay()
  const shopify = useAppBridge()
  const saving = useFetcher<ViewSaved>()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const handled = useRef<unknown>(undefined)
  const checked = readView({ name, query })
  const refused = saving.data?.kind === 'refused' && saving.state === 'idle' ? saving.data.message : undefined
  const message = checked.ok ? refused : tried ? say(checked.message) : undefined
  useEffect(() => {
    const { data, state } = saving
    if (data?.kind !== 'saved' || state !== 'idle' || handled.current === data) return
    handled.current = data
    shopify.toast.show(say('View saved'))
    onClose()
  }, [saving, shopify, say, onClose])
  const save = () => {
    setTried(true)
    if (!checked.ok) return
    saving.submit(JSON.stringify({ intent: 'save', view: { name, query } }), {
      method: 'post',
      encType: 'application/json',
      action: '/app/conversions?index',
    })
  }
  return (
    <FormDialog
      title={say('Save these filters')}
      action={say('Save')}
      busy={saving.state !== 'idle'}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={say('Name of the view')}
        value={name}
        onChange={setName}
        helpText={say('Everybody of your staff sees it.')}
        autoComplete="off"
        {...(message !== undefined && { error: message })}
      />
    </FormDialog>
  )
}
