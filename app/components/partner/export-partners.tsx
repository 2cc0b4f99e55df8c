// The list as a file. Fetched here and not linked to: inside the admin only requests of this page carry the session token.
import { useAppBridge } from '@shopify/app-bridge-react'
import { Button } from '@shopify/polaris'
import { useState } from 'react'
import { handFile } from '../hand-file.ts'
import { useSay } from '../language.tsx'

/** @param props.query the address's query of the list that is shown */
export function ExportPartners({ query }: { query: string }) {
  const shopify = useAppBridge()
  const say = useSay()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const answer = await fetch(`/app/partners.csv?${query}`)
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
      const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
      handFile(await answer.blob(), name ?? 'partners.csv')
    } catch {
      shopify.toast.show(say('The export failed. Try again.'), { isError: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button onClick={save} loading={isBusy}>
      {say('Export CSV')}
    </Button>
  )
}
