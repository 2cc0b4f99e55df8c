// The state of a form that edits one saved record: what is typed, what was saved last, what is wrong with it, and saving. Every
// change is checked at once by the same check that the server makes; a field says so once it was left, and all do after the first try
// to save. Who saves over somebody else's edit is told.
import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../language.tsx'

export interface FieldProblem {
  /** `name`, `rules.0.percent`; empty: of the form as a whole. */
  path: string
  message: string
}

/** What an action answers to `save`. */
export type SaveAnswer<Draft> =
  | { kind: 'saved'; id: string; version: number }
  | { kind: 'refused'; problems: FieldProblem[] }
  /** Somebody has saved it since it was read; `theirs` is how it stands now. */
  | { kind: 'conflict'; version: number; theirs: Draft }
  | { kind: 'not_found' }

export interface RecordFormOptions<Draft> {
  /** The record as the page has read it; null: a new one. */
  saved: { version: number; draft: Draft } | null
  /** What a new one begins with. */
  blank: Draft
  /** The check that the server makes too; its messages are said in the reader's language. */
  check: (draft: Draft) => readonly FieldProblem[]
  onSaved: (id: string) => void
}

export interface RecordForm<Draft> {
  draft: Draft
  change(fields: Partial<Draft>): void
  /** The message beside a field. @param field a path; `rules*` stands for all below it */
  problem(field: string): string | undefined
  /** To be called when a field is left. */
  touch(field: string): void
  /** What is wrong and shown. */
  problems: readonly FieldProblem[]
  /** Whether saving was tried: all that is wrong is shown. */
  showsAll: boolean
  isDirty: boolean
  busy: boolean
  gone: boolean
  conflict: { theirs: Draft } | null
  save(): void
  discard(): void
  /** Ends a conflict: mine is saved over theirs, or theirs is taken. */
  keepMine(): void
  takeTheirs(): void
}

/** The action gets `{intent: 'save', version, draft}` as JSON; version null for a new record. */
export function useRecordForm<Draft extends object>(options: RecordFormOptions<Draft>): RecordForm<Draft> {
  const { saved, blank, check, onSaved } = options
  const fetcher = useFetcher<SaveAnswer<Draft>>()
  const say = useSay()
  const [baseline, setBaseline] = useState(saved?.draft ?? blank)
  const [version, setVersion] = useState(saved?.version ?? null)
  const [draft, setDraft] = useState(baseline)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [showsAll, setShowsAll] = useState(false)
  const [answer, setAnswer] = useState<SaveAnswer<Draft> | null>(null)
  const handled = useRef<unknown>(undefined)
  const sent = useRef(draft)

  const found = check(draft)
  const shown = showsAll ? found : found.filter(({ path }) => [...touched].some((at) => covers(at, path)))
  const refused = answer?.kind === 'refused' ? answer.problems : []
  const problems = [
    ...shown,
    ...refused.filter(({ message }) => shown.every((one) => one.message !== message)),
  ].map(({ path, message }) => ({ path, message: say(message) }))

  const submit = (known: number | null) => {
    sent.current = draft
    const request = JSON.stringify({ intent: 'save', version: known, draft })
    fetcher.submit(request, { method: 'post', encType: 'application/json' })
  }
  const begin = (from: Draft) => {
    setBaseline(from)
    setDraft(from)
    setTouched(new Set())
    setShowsAll(false)
    setAnswer(null)
  }

  useEffect(() => {
    const { data, state } = fetcher
    if (!data || data === handled.current || state !== 'idle') return
    handled.current = data
    const given = data as SaveAnswer<Draft>
    setAnswer(given)
    if (given.kind !== 'saved') return
    setBaseline(sent.current)
    setVersion(given.version)
    setShowsAll(false)
    onSaved(given.id)
  }, [fetcher, onSaved])

  return {
    draft,
    problems,
    showsAll: showsAll || refused.length > 0,
    isDirty: draft !== baseline && JSON.stringify(draft) !== JSON.stringify(baseline),
    busy: fetcher.state !== 'idle',
    gone: answer?.kind === 'not_found',
    conflict: answer?.kind === 'conflict' ? answer : null,
    change(fields) {
      setDraft((before) => ({ ...before, ...fields }))
      if (answer?.kind === 'refused') setAnswer(null)
    },
    problem: (field) => messagesAt(problems, field),
    touch: (field) => setTouched((before) => (before.has(field) ? before : new Set(before).add(field))),
    save() {
      setShowsAll(true)
      setAnswer(null)
      if (found.length === 0) submit(version)
    },
    discard: () => begin(baseline),
    keepMine() {
      if (answer?.kind !== 'conflict') return
      setVersion(answer.version)
      submit(answer.version)
    },
    takeTheirs() {
      if (answer?.kind !== 'conflict') return
      setVersion(answer.version)
      begin(answer.theirs)
    },
  }
}

/** `rules*` covers `rules` and everything below it. */
function covers(field: string, path: string): boolean {
  if (!field.endsWith('*')) return field === path
  const stem = field.slice(0, -1)
  return path === stem || path.startsWith(`${stem}.`)
}

function messagesAt(problems: readonly FieldProblem[], field: string): string | undefined {
  const messages = problems.filter(({ path }) => covers(field, path)).map(({ message }) => message)
  return messages.length === 0 ? undefined : [...new Set(messages)].join(' ')
}
