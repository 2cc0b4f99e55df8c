// The admin's bar for unsaved changes, over the page: App Bridge shows it and presses the buttons that stand here.
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect } from 'react'
import { useSay } from '../language.tsx'

export interface UnsavedBarProps {
  id: string
  open: boolean
  onSave: () => void
  onDiscard: () => void
}

export function UnsavedBar({ id, open, onSave, onDiscard }: UnsavedBarProps) {
  const shopify = useAppBridge()
  const say = useSay()
  useEffect(() => {
    if (!open) return
    void shopify.saveBar.show(id)
    return () => void shopify.saveBar.hide(id)
  }, [shopify, id, open])
  return (
    <ui-save-bar id={id}>
      <button type="button" variant="primary" onClick={onSave}>
        {say('Save')}
      </button>
      <button type="button" onClick={onDiscard}>
        {say('Discard')}
      </button>
    </ui-save-bar>
  )
}
