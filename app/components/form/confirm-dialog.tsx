// Asks once more before something that cannot be taken back.
import { Modal, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { useSay } from '../language.tsx'

export interface ConfirmDialogProps {
  open: boolean
  title: string
  /** What the button says. */
  action: string
  destructive?: boolean
  onConfirm: () => void
  onClose: () => void
  /** What happens then. */
  children: ReactNode
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, action, destructive = false, onConfirm, onClose, children } = props
  const say = useSay()
  return (
    <Modal
      open={open}
      title={title}
      onClose={onClose}
      primaryAction={{ content: action, destructive, onAction: onConfirm }}
      secondaryActions={[{ content: say('Cancel'), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{children}</Text>
      </Modal.Section>
    </Modal>
  )
}
