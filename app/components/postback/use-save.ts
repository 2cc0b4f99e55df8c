// Saving: sends the form, and takes what comes of it back to where it belongs.
import { useFetcher, useNavigate } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef, useState } from 'react'
import type { PostbackConfiguration, Warning } from '#app/postback/configuration/configuration.ts'
import type { SaveAnswer } from '#app/insight/postback-page/editor-actions.server.ts'
import { useSay } from '../language.tsx'
import { configurationOf, draftOf, type Draft } from './draft.ts'
import { saveRequest } from './save-request.ts'
import type { EditorState } from './use-editor-state.ts'
import { useKnownVersion } from './use-known-version.ts'

export interface Saving {
  busy: boolean
  warnings: readonly Warning[]
  conflict: { version: number; theirs: PostbackConfiguration } | null
  /** The postback is gone. */
  gone: boolean
  save(options?: { acceptWarnings?: boolean }): void
  /** Ends a conflict: what was typed is saved over theirs, or theirs is taken. */
  keepMine(): void
  takeTheirs(): void
}

/**
 * @param onStopped something is to be read before it is saved
 * @param onCreated the new postback is saved under this id
 */
export function useSave(editor: EditorState, onStopped: () => void, onCreated: () => void): Saving {
  const { page, draft, checked } = editor
  const fetcher = useFetcher<SaveAnswer>()
  const navigate = useNavigate()
  const shopify = useAppBridge()
  const say = useSay()
  const known = useKnownVersion(page.saved)
  const [answer, setAnswer] = useState<SaveAnswer | null>(null)
  const handled = useRef<SaveAnswer | undefined>(undefined)
  const sent = useRef<Draft>(draft)

  const submit = (version: number | null, acceptWarnings: boolean) => {
    sent.current = draft
    const request = saveRequest(page, draft, version, acceptWarnings)
    fetcher.submit(JSON.stringify(request), { method: 'post', encType: 'application/json' })
  }

  useEffect(() => {
    const { data } = fetcher
    if (!data || data === handled.current || fetcher.state !== 'idle') return
    handled.current = data
    setAnswer(data)
    if (data.kind !== 'saved') {
      if (data.kind === 'refused') editor.refuse(data.problems)
      onStopped()
      return
    }
    shopify.toast.show(say('Postback saved'))
    if (page.saved === null) {
      onCreated()
      void navigate(`/app/postbacks/${data.id}`, { replace: true })
      return
    }
    const { saved } = page
    if (saved.version === data.version) {
      // The page was read again meanwhile: credentials that were typed into the URL are secrets now.
      editor.settle(sent.current, draftOf(saved, saved.partner.arrivalParameter ?? ''))
      known.take(data.version, saved)
    } else {
      editor.settle(sent.current, { ...sent.current, secrets: {} })
      known.take(data.version, configurationOf(sent.current))
    }
  }, [fetcher, editor, page, known, navigate, shopify, say, onStopped, onCreated])

  return {
    busy: fetcher.state !== 'idle',
    warnings: answer?.kind === 'warned' ? answer.warnings : [],
    conflict: answer?.kind === 'conflict' ? answer : null,
    gone: answer?.kind === 'not_found',
    save({ acceptWarnings = false } = {}) {
      editor.showAll()
      setAnswer(null)
      if (checked.ok) submit(known.version, acceptWarnings)
      else onStopped()
    },
    keepMine() {
      if (answer?.kind !== 'conflict') return
      known.take(answer.version, answer.theirs)
      submit(answer.version, false)
    },
    takeTheirs() {
      if (answer?.kind !== 'conflict') return
      setAnswer(null)
      known.take(answer.version, answer.theirs)
      editor.reset(draftOf(answer.theirs, draft.arrivalParameter))
    },
  }
}
