// Switching a postback off and on, and resuming one that is paused. Off asks first: what is scheduled is cancelled.
import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { SwitchAnswer } from '#app/insight/postback-page/switch.server.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'

export interface Switch {
  busy: boolean
  /** @param request what goes with it: the list names the postback */
  turn(intent: 'on' | 'off' | 'resume', request?: { id: string }): void
  /** To be put on the page: it asks, where it has to. */
  dialog: ReactElement
}

export function useSwitch(): Switch {
  const say = useSay()
  const fetcher = useFetcher<SwitchAnswer>()
  const shopify = useAppBridge()
  const [asked, setAsked] = useState<{ id?: string } | null>(null)
  const handled = useRef<SwitchAnswer | undefined>(undefined)
  useEffect(() => {
    const { data } = fetcher
    if (!data || data === handled.current || fetcher.state !== 'idle') return
    handled.current = data
    shopify.toast.show(data.message, { isError: data.kind === 'failed' })
  }, [fetcher, shopify])
  const submit = (intent: 'on' | 'off' | 'resume', request: { id?: string }) =>
    fetcher.submit(JSON.stringify({ intent, ...request }), { method: 'post', encType: 'application/json' })
  return {
    busy: fetcher.state !== 'idle',
    turn: (intent, request = {} as { id: string }) =>
      intent === 'off' ? setAsked(request) : submit(intent, request),
    dialog: (
      <ConfirmDialog
        open={asked !== null}
        title={say('Switch this postback off?')}
        action={say('Switch off')}
        destructive
        onConfirm={() => {
          submit('off', asked ?? {})
          setAsked(null)
        }}
        onClose={() => setAsked(null)}
      >
        {say(
          'Nothing more is sent, and deliveries that are scheduled or waiting for another try are cancelled. They do not come back when you switch it on again.',
        )}
      </ConfirmDialog>
    ),
  }
}
