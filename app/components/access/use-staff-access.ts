// Sends what the merchant asks for on the card of staff accounts, and keeps what came of it.
import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef } from 'react'
import type { AccessAnswer } from '#app/program/access-requests.ts'

export interface StaffAccessActing {
  busy: boolean
  /** The code that was made last, until something else is asked for. */
  made: { code: string } | null
  /** Why no code was made. */
  problem: string | undefined
  send(request: Record<string, string>): void
}

/** The card stands on several pages; what it asks for goes to one. */
export function useStaffAccess(partnerId: string): StaffAccessActing {
  const fetcher = useFetcher<AccessAnswer>()
  const shopify = useAppBridge()
  const { data, state } = fetcher
  const told = useRef<unknown>(undefined)
  useEffect(() => {
    if (!data || data === told.current || state !== 'idle') return
    told.current = data
    if (data.kind === 'done') shopify.toast.show(data.message)
    if (data.kind === 'refused' && data.field === null) shopify.toast.show(data.message, { isError: true })
  }, [data, state, shopify])
  return {
    busy: state !== 'idle',
    made: data?.kind === 'made' ? data : null,
    problem: data?.kind === 'refused' && data.field === 'label' ? data.message : undefined,
    send: (request) => fetcher.submit(request, { method: 'post', action: `/app/access/${partnerId}` }),
  }
}
