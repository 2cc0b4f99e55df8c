// What every part of the editor works with: the form, what is wrong with it, and what there is to choose from.
import { createContext, useContext } from 'react'
import type { EditorPage } from '#app/insight/postback-page/editor-page.server.ts'
import type { Draft } from './draft.ts'

export interface Editor {
  draft: Draft
  change(fields: Partial<Draft>): void
  /** What is wrong with the field, for Polaris' `error`. A path ends in `*` for everything below it. */
  problem(path: string): string | undefined
  /** From now on the field says what is wrong with it. */
  touch(path: string): void
  /** Secrets that are saved and stay as they are where nothing is typed. */
  savedSecrets: readonly string[]
  /** The arrival parameter that the partner has already; empty for none. */
  partnersOwn: string
  page: EditorPage
}

export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (editor === null) throw new Error('a part of the editor stands outside of it')
  return editor
}
