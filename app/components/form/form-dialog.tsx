// Asks for something in a dialog: its fields, what they were refused for as a whole, and the two ways out.
import { Banner, BlockStack, Modal } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { useSay } from '../language.tsx'

export interface FormDialogProps {
  title: string
  /** What the button says. */
  action: string
  destructive?: boolean
  busy: boolean
  /** What is wrong beside no field. */
  problems?: readonly string[]
  onSubmit: () => void
  onClose: () => void
  /** The fields. */
  children: ReactNode
}

/** It is open as long as it is there. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, destructive = false, busy, problems = [], onSubmit, onClose, children } = props
  const say = useSay()
  return (
    <Modal
      open
      title={title}
      onClose={onClose}
      primaryAction={{ content: action, destructive, loading: busy, onAction: onSubmit }}
      secondaryActions={[{ content: say('Cancel'), onAction: onClose }]}
    >
      <Modal.Section>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          <BlockStack gap="400">
            {problems.map((problem) => (
              <Banner key={problem} tone="critical" title={problem} />
            ))}
            {children}
          </BlockStack>
        </form>
      </Modal.Section>
    </Modal>
  )
}
