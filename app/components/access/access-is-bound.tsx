// What somebody is told who is bound to a partner already, or has just been.
import { Banner } from '@shopify/polaris'
import { useSay } from '../language.tsx'

export function AccessIsBound({ partner }: { partner: string }) {
  const say = useSay()
  return (
    <Banner
      tone="success"
      title={say('Your account is bound to {{partner}}', { partner })}
      action={{ content: say('Go to your own page'), url: '/app' }}
    >
      <p>
        {say(
          'You see this partner’s links, postbacks and figures, and nothing else of this store. To end that, ask the merchant.',
        )}
      </p>
    </Banner>
  )
}
