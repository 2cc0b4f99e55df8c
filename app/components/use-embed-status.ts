// Whether the app embed is on in the shop's published theme, as the admin knows it. The theme itself is no business of the server:
// it would take a scope to read it.
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useState } from 'react'
import type { EmbedStatus } from '#app/insight/storefront/storefront-words.ts'

/** Handle of the theme app extension, and of its block (extensions/click-capture). */
const EMBED = 'click-capture'

/** Asked once, and again whenever the page is seen again: the merchant comes back from the theme editor. */
export function useEmbedStatus(): EmbedStatus {
  const shopify = useAppBridge()
  const [status, setStatus] = useState<EmbedStatus>('unknown')
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      if (document.hidden) return
      const found = await readStatus(shopify).catch((): EmbedStatus => 'unknown')
      if (isCurrent) setStatus(found)
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      isCurrent = false
      document.removeEventListener('visibilitychange', ask)
    }
  }, [shopify])
  return status
}

async function readStatus(shopify: ReturnType<typeof useAppBridge>): Promise<EmbedStatus> {
  const extensions = await shopify.app.extensions()
  for (const { type, handle, activations } of extensions) {
    if (type !== 'theme_app_extension' || handle !== EMBED) continue
    const embed = activations.find((each) => 'handle' in each && each.handle === EMBED)
    if (embed && 'status' in embed) return embed.status === 'active' ? 'on' : 'off'
  }
  return 'unknown'
}
