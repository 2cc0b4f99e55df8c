// Pausing a partner, which asks first, and resuming him.
import { useState, type ReactElement } from 'react'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { useAct } from './use-act.ts'

export interface SwitchPartner {
  busy: boolean
  pause(): void
  resume(): void
  /** To be put on the page. */
  dialog: ReactElement
}

export function useSwitchPartner(name: string): SwitchPartner {
  const say = useSay()
  const { act, busy } = useAct()
  const [isAsked, setAsked] = useState(false)
  return {
    busy,
    pause: () => setAsked(true),
    resume: () => act({ intent: 'resume' }),
    dialog: (
      <ConfirmDialog
        open={isAsked}
        title={say('Pause {{partner}}?', { partner: name })}
        action={say('Pause')}
        onConfirm={() => {
          act({ intent: 'pause' })
          setAsked(false)
        }}
        onClose={() => setAsked(false)}
      >
        {say(
          'Links still lead to the store, but new clicks and coupons no longer count. Orders from clicks before now are still credited, what is there stays, and postbacks go on. You can resume at any time.',
        )}
      </ConfirmDialog>
    ),
  }
}
