// One thing that a partner's page asks to be done: sent as JSON, answered by a toast or beside the field that it is about.
import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef } from 'react'
import type { PartnerAnswer } from '#app/insight/partner-page/partner-answer.ts'

type Wrong = Extract<PartnerAnswer, { kind: 'wrong' }>

export interface Act {
  busy: boolean
  /** What stands in the way, until the next try. */
  wrong: Wrong | null
  /** What was done last. */
  done: string | null
  act(request: { intent: string } & Record<string, unknown>): void
}

/** @param onDone empties a form */
export function useAct(onDone: () => void = () => {}): Act {
  const fetcher = useFetcher<PartnerAnswer>()
  const shopify = useAppBridge()
  const handled = useRef<unknown>(undefined)
  const { data, state } = fetcher
  useEffect(() => {
    if (!data || data === handled.current || state !== 'idle') return
    handled.current = data
    if (data.kind !== 'done') return
    shopify.toast.show(data.message)
    onDone()
  }, [data, state, shopify, onDone])
  const isIdle = state === 'idle'
  return {
    busy: !isIdle,
    wrong: isIdle && data?.kind === 'wrong' ? data : null,
    done: isIdle && data?.kind === 'done' ? data.message : null,
    act: (request) =>
      fetcher.submit(JSON.stringify(request), { method: 'post', encType: 'application/json' }),
  }
}
