// The editor's state: the form, what it was when it was last saved, and what is wrong with it. Every change is checked at once, by
// the same check that the server makes; a field says so after it was left, and all of them after the first try to save.
import { useMemo, useState } from 'react'
import {
  checkConfiguration,
  type CheckedConfiguration,
} from '#app/postback/configuration/check-configuration.ts'
import type { Problem } from '#app/postback/configuration/configuration.ts'
import type { EditorPage } from '#app/insight/postback-page/editor-page.server.ts'
import { configurationOf, draftOf, newDraft, type Draft } from './draft.ts'
import type { Editor } from './editor-context.ts'
import { useSay } from '../language.tsx'

export interface EditorState extends Editor {
  isDirty: boolean
  checked: CheckedConfiguration
  /** What is wrong and shown, each once, in the reader's language. */
  shownProblems: readonly Problem[]
  showAll(): void
  /** Whether everything that is wrong is shown: saving or a test was tried. */
  showsAll: boolean
  /** What the server has found; forgotten with the next change. */
  refuse(problems: readonly Problem[]): void
  /** `sent` is saved now and reads `saved`; what was typed since stays. */
  settle(sent: Draft, saved: Draft): void
  /** Back to what was saved last, or to what somebody else has saved. */
  reset(draft?: Draft): void
}

const NONE: readonly string[] = []

export function useEditorState(page: EditorPage, partnerId: string | null): EditorState {
  const say = useSay()
  const [baseline, setBaseline] = useState<Draft>(() => firstDraft(page, partnerId))
  const [draft, setDraft] = useState(baseline)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  const [refused, setRefused] = useState<readonly Problem[]>([])
  const checked = useMemo(
    () => checkConfiguration(configurationOf(draft), checkOptions(page, draft)),
    [draft, page],
  )
  const found = checked.ok ? [] : checked.problems
  const local = all ? found : found.filter(({ path }) => [...touched].some((field) => covers(field, path)))
  const shown = [
    ...local,
    ...refused.filter(({ path, message }) =>
      local.every((each) => each.path !== path || each.message !== message),
    ),
  ]
  const shownProblems = shown.map((problem) => ({
    ...problem,
    message: say(problem.message, problem.values),
  }))
  const reset = (to: Draft = baseline) => {
    setBaseline(to)
    setDraft(to)
    setTouched(new Set())
    setAll(false)
    setRefused([])
  }
  return {
    draft,
    page,
    partnersOwn: page.partners.find(({ id }) => id === draft.partnerId)?.arrivalParameter ?? '',
    savedSecrets: page.saved?.secretNames ?? NONE,
    checked,
    shownProblems,
    isDirty: draft !== baseline && JSON.stringify(draft) !== JSON.stringify(baseline),
    change(fields) {
      setDraft((before) => ({ ...before, ...fields }))
      setRefused([])
    },
    problem: (field) => messagesAt(shownProblems, field),
    touch: (field) => setTouched((before) => (before.has(field) ? before : new Set(before).add(field))),
    showAll: () => setAll(true),
    showsAll: all,
    refuse: setRefused,
    settle(sent, saved) {
      setBaseline(saved)
      setDraft((now) => (now === sent ? saved : now))
      setAll(false)
    },
    reset,
  }
}

function firstDraft(page: EditorPage, partnerId: string | null): Draft {
  const { saved, partners } = page
  if (saved) return draftOf(saved, saved.partner.arrivalParameter ?? '')
  const partner = partners.find(({ id }) => id === partnerId) ?? (partners.length === 1 ? partners[0] : null)
  return newDraft(partner?.id ?? '', partner?.arrivalParameter ?? '')
}

function checkOptions(page: EditorPage, { secrets }: Draft) {
  const typed = Object.keys(secrets).filter((name) => secrets[name] !== '')
  return {
    ports: page.ports,
    secretNames: [...(page.saved?.secretNames ?? NONE), ...typed],
    revenueVisible: page.shop.revenueVisible,
  }
}

/** `body*` covers `body` and everything below it. */
function covers(field: string, path: string): boolean {
  if (!field.endsWith('*')) return field === path
  const stem = field.slice(0, -1)
  return path === stem || path.startsWith(`${stem}.`)
}

function messagesAt(problems: readonly Problem[], field: string): string | undefined {
  const messages = problems.filter(({ path }) => covers(field, path)).map(({ message }) => message)
  return messages.length === 0 ? undefined : [...new Set(messages)].join(' ')
}
