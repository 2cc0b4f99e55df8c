// What is done in the set-up guide: sent to the home page's own action, which answers when it is done.
import { useFetcher } from '@remix-run/react'
import { useCallback } from 'react'

export const GUIDE_ACTIONS = ['dismiss', 'restore', 'begin_test', 'end_test'] as const
export type GuideAction = (typeof GUIDE_ACTIONS)[number]

export function useGuideAction() {
  const fetcher = useFetcher<{ kind: 'done' }>()
  const { submit } = fetcher
  const act = useCallback(
    (action: GuideAction) => submit({ action }, { method: 'post', action: '/app?index' }),
    [submit],
  )
  return { act, isBusy: fetcher.state !== 'idle' }
}
