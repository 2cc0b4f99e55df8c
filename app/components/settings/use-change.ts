// One change of the settings page that is made at once: sent, and what came of it.
import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef } from 'react'
import type { Told } from '#app/insight/settings-page/change-settings.server.ts'
import type { Change } from '#app/insight/settings-page/read-change.ts'

export interface OneChange {
  send(change: Change): void
  busy: boolean
  /** What came of the last one; null while one is under way. */
  told: Told | null
  /** What is wrong with a field. */
  problem(field: string): string | undefined
}

/** @param onDone told once for each change that was made */
export function useChange(onDone?: (message: string) => void): OneChange {
  const fetcher = useFetcher<Told>()
  const shopify = useAppBridge()
  const handled = useRef<unknown>(undefined)
  const finish = useRef(onDone)
  useEffect(() => {
    finish.current = onDone
  })
  useEffect(() => {
    const { data, state } = fetcher
    if (!data || data === handled.current || state !== 'idle') return
    handled.current = data
    if (data.kind !== 'done') return
    if (finish.current) finish.current(data.message)
    else shopify.toast.show(data.message)
  }, [fetcher, shopify])
  const told = fetcher.state === 'idle' ? ((fetcher.data as Told | undefined) ?? null) : null
  return {
    send: (change) => fetcher.submit(JSON.stringify(change), { method: 'post', encType: 'application/json' }),
    busy: fetcher.state !== 'idle',
    told,
    problem: (field) => (told?.kind === 'refused' && told.field === field ? told.message : undefined),
  }
}
