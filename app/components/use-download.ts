// Fetches a file of the app's own for who looks, and tells where it does not come. Not linked to: inside the admin only requests of
// the page itself carry the session token.
import { useAppBridge } from '@shopify/app-bridge-react'
import { useState } from 'react'
import { handFile } from './hand-file.ts'

export interface Download {
  isBusy: boolean
  start(): Promise<void>
}

/**
 * @param address of a route that answers with a file and its name
 * @param fallbackName where the answer names none
 * @param failure what is told where it does not come, ready to be read
 */
export function useDownload(address: string, fallbackName: string, failure: string): Download {
  const shopify = useAppBridge()
  const [isBusy, setBusy] = useState(false)
  const start = async () => {
    setBusy(true)
    try {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
      const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
      handFile(await answer.blob(), name ?? fallbackName)
    } catch {
      shopify.toast.show(failure, { isError: true })
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, start }
}
