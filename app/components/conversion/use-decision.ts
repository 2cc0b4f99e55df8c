// Sends a decision about conversions and keeps what came of it, until the page is left.
import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { DecideAnswer } from '#app/insight/conversion-page/decide-action.server.ts'
import type { WireCommand } from '#app/insight/conversion-page/decide-request.ts'

export type Decided = Extract<DecideAnswer, { kind: 'decided' }>

export interface Decision {
  busy: boolean
  /** What came of the last one. */
  decided: Decided | null
  problems: readonly { path: string; message: string }[]
  send(request: object): void
  undo(commands: readonly WireCommand[]): void
  /** Forgets what was wrong: the form is opened anew. */
  forget(): void
}

/** @param initial what was decided on the page before; @param onDecided told of each answer that changed something */
export function useDecision(initial: Decided | null = null, onDecided?: () => void): Decision {
  const fetcher = useFetcher<DecideAnswer>()
  const [state, setState] = useState<Pick<Decision, 'decided' | 'problems'>>({
    decided: initial,
    problems: [],
  })
  const handled = useRef<unknown>(undefined)
  useEffect(() => {
    const { data } = fetcher
    if (!data || data === handled.current || fetcher.state !== 'idle') return
    handled.current = data
    const answer = data as DecideAnswer
    setState(({ decided }) =>
      answer.kind === 'refused' ? { decided, problems: answer.problems } : { decided: answer, problems: [] },
    )
    if (answer.kind === 'decided') onDecided?.()
  }, [fetcher, onDecided])
  const send = (request: object) =>
    fetcher.submit(JSON.stringify(request), { method: 'post', encType: 'application/json' })
  return {
    busy: fetcher.state !== 'idle',
    ...state,
    send,
    undo: (commands) => send({ intent: 'undo', commands }),
    forget: () => setState(({ decided }) => ({ decided, problems: [] })),
  }
}
