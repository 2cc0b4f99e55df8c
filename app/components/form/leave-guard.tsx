// Keeps what was typed from being lost by a link: asks before the page is left.
import { useBlocker } from '@remix-run/react'
import { useSay } from '../language.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'

/** @param mayLeave asked at the moment of leaving */
export function LeaveGuard({ mayLeave }: { mayLeave: () => boolean }) {
  const say = useSay()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && !mayLeave(),
  )
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      title={say('Leave without saving?')}
      action={say('Leave')}
      destructive
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {say('What you have typed is lost then.')}
    </ConfirmDialog>
  )
}
