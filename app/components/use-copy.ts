// Copies a text to the clipboard and tells how it went.
import { useAppBridge } from '@shopify/app-bridge-react'

/** @returns what to call when the copy is asked for */
export function useCopy(text: string): () => Promise<unknown> {
  const shopify = useAppBridge()
  return () =>
    navigator.clipboard.writeText(text).then(
      () => shopify.toast.show('Copied'),
      // The admin decides whether its frames may write to the clipboard.
      () =>
        shopify.toast.show('Copying is not allowed here. Select the text and copy it.', { isError: true }),
    )
}
