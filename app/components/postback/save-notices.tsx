// What stands in the way of saving, at the top of the form: problems, warnings that may be passed over, somebody else's edit.
import { Banner, BlockStack, List, Text } from '@shopify/polaris'
import { changedFields } from './changed-fields.ts'
import { configurationOf } from './draft.ts'
import type { EditorState } from './use-editor-state.ts'
import type { Saving } from './use-save.ts'
import { useSay } from '../language.tsx'

export function SaveNotices({ editor, saving }: { editor: EditorState; saving: Saving }) {
  const say = useSay()
  const { shownProblems, showsAll } = editor
  const { warnings, conflict, gone, busy } = saving
  if (conflict) return <Conflict editor={editor} saving={saving} />
  if (gone)
    return (
      <Banner tone="critical" title={say('This postback is gone')}>
        <p>{say('Somebody has deleted it while you were editing. Nothing was saved.')}</p>
      </Banner>
    )
  if (showsAll && shownProblems.length > 0)
    return (
      <Banner tone="critical" title={say('This is to be mended first')}>
        <List>
          {[...new Set(shownProblems.map(({ message }) => message))].map((message) => (
            <List.Item key={message}>{message}</List.Item>
          ))}
        </List>
      </Banner>
    )
  if (warnings.length === 0) return null
  return (
    <Banner
      tone="warning"
      title={say('Not saved yet: read this first')}
      action={{
        content: say('Save anyway'),
        loading: busy,
        onAction: () => saving.save({ acceptWarnings: true }),
      }}
    >
      <List>
        {warnings.map(({ code, message, values }) => (
          <List.Item key={code + message}>{say(message, values)}</List.Item>
        ))}
      </List>
    </Banner>
  )
}

function Conflict({ editor, saving }: { editor: EditorState; saving: Saving }) {
  const say = useSay()
  const theirs = saving.conflict!.theirs
  const fields = changedFields(configurationOf(editor.draft), theirs)
    .map((field) => say(field))
    .join(', ')
  return (
    <Banner
      tone="critical"
      title={say('Somebody else has saved this postback while you were editing')}
      action={{ content: say('Save mine over it'), loading: saving.busy, onAction: saving.keepMine }}
      secondaryAction={{ content: say('Take what is saved'), onAction: saving.takeTheirs }}
    >
      <BlockStack gap="200">
        <Text as="p">{say('Nothing was saved, and what you have typed is still here.')}</Text>
        {fields !== '' && (
          <Text as="p">{say('Yours and the saved one differ in: {{fields}}.', { fields })}</Text>
        )}
      </BlockStack>
    </Banner>
  )
}
