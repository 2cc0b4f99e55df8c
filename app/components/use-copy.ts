// Copies a text to the clipboard and tells how it went.
import { useAppBridge } from '@shopify/app-bridge-react'
import { useSay } from './language.tsx'

/** @returns what to call when the copy is asked for */
export function useCopy(text: string): () => Promise<unknown> {
  const shopify = useAppBridge()
  const say = useSay()
  return () =>
    navigator.clipboard.writeText(text).then(
      () => shopify.toast.show(say('Copied')),
      // The admin decides whether its frames may write to the clipboard.
      () =>
        shopify.toast.show(say('Copying is not allowed here. Select the text and copy it.'), {
          isError: true,
        }),
    )
}
