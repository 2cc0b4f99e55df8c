// Pausing an offer, resuming it, making it the default, duplicating it. Pausing asks first and says what becomes of its links.
import { useFetcher, useNavigate } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { StandingAnswer } from '#app/insight/offer-page/standing-actions.server.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'

interface Which {
  id: string
  name: string
  isDefault: boolean
}

export type StandingIntent = 'pause' | 'resume' | 'default' | 'duplicate'

export interface StandingDesk {
  busy: boolean
  turn(intent: StandingIntent, which: Which): void
  /** To be put on the page: it asks, where it has to. */
  dialog: ReactElement
}

export function useStanding(): StandingDesk {
  const fetcher = useFetcher<StandingAnswer>()
  const shopify = useAppBridge()
  const navigate = useNavigate()
  const say = useSay()
  const [asked, setAsked] = useState<Which | null>(null)
  const handled = useRef<StandingAnswer | undefined>(undefined)
  useEffect(() => {
    const { data, state } = fetcher
    if (!data || data === handled.current || state !== 'idle') return
    handled.current = data
    shopify.toast.show(data.message, { isError: data.kind === 'failed' })
    if (data.kind === 'duplicated') navigate(`/app/offers/${data.id}`)
  }, [fetcher, shopify, navigate])
  const submit = (intent: StandingIntent, { id }: Which) =>
    fetcher.submit(JSON.stringify({ intent, id }), { method: 'post', encType: 'application/json' })
  return {
    busy: fetcher.state !== 'idle',
    turn: (intent, which) => (intent === 'pause' ? setAsked(which) : submit(intent, which)),
    dialog: (
      <ConfirmDialog
        open={asked !== null}
        title={say('Pause {{name}}?', { name: asked?.name ?? '' })}
        action={say('Pause')}
        destructive
        onClose={() => setAsked(null)}
        onConfirm={() => {
          if (asked) submit('pause', asked)
          setAsked(null)
        }}
      >
        {say(
          'Its links still lead visitors to their destination, but no click is recorded and nobody is credited. Clicks of before still count, and so do its coupons.',
        )}
        {asked?.isDefault && (
          <>
            {' '}
            <strong>
              {say(
                'This is the default offer of your shop: links that name no offer record no clicks either.',
              )}
            </strong>
          </>
        )}
      </ConfirmDialog>
    ),
  }
}
