// What stands in the way of saving, at the top of the form: problems, warnings that may be passed over, somebody else's edit.
import { Banner, BlockStack, List, Text } from '@shopify/polaris'
import { changedFields } from './changed-fields.ts'
import { configurationOf } from './draft.ts'
import type { EditorState } from './use-editor-state.ts'
import type { Saving } from './use-save.ts'

export function SaveNotices({ editor, saving }: { editor: EditorState; saving: Saving }) {
  const { shownProblems, showsAll } = editor
  const { warnings, conflict, gone, busy } = saving
  if (conflict) return <Conflict editor={editor} saving={saving} />
  if (gone)
    return (
      <Banner tone="critical" title="This postback is gone">
        <p>Somebody has deleted it while you were editing. Nothing was saved.</p>
      </Banner>
    )
  if (showsAll && shownProblems.length > 0)
    return (
      <Banner tone="critical" title="This is to be mended first">
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
      title="Not saved yet: read this first"
      action={{
        content: 'Save anyway',
        loading: busy,
        onAction: () => saving.save({ acceptWarnings: true }),
      }}
    >
      <List>
        {warnings.map(({ code, message }) => (
          <List.Item key={code + message}>{message}</List.Item>
        ))}
      </List>
    </Banner>
  )
}

function Conflict({ editor, saving }: { editor: EditorState; saving: Saving }) {
  const theirs = saving.conflict!.theirs
  const fields = changedFields(configurationOf(editor.draft), theirs)
  return (
    <Banner
      tone="critical"
      title="Somebody else has saved this postback while you were editing"
      action={{ content: 'Save mine over it', loading: saving.busy, onAction: saving.keepMine }}
      secondaryAction={{ content: 'Take what is saved', onAction: saving.takeTheirs }}
    >
      <BlockStack gap="200">
        <Text as="p">Nothing was saved, and what you have typed is still here.</Text>
        {fields.length > 0 && <Text as="p">Yours and the saved one differ in: {fields.join(', ')}.</Text>}
      </BlockStack>
    </Banner>
  )
}
