// Above the editor: that a postback sends nothing, or fails, why, and what to do about it.
import { Banner } from '@shopify/polaris'
import type { Standing } from '#app/insight/postback-page/standing.ts'
import type { Switch } from './use-switch.tsx'

export function StandingBanner({ standing, switching }: { standing: Standing; switching: Switch }) {
  switch (standing.kind) {
    case 'active':
      return null
    case 'off':
      return (
        <Banner
          title="This postback is switched off"
          action={{
            content: 'Switch on',
            loading: switching.busy,
            onAction: () => switching.turn('on'),
          }}
        >
          <p>Nothing is sent, and nothing is planned for what happens meanwhile.</p>
        </Banner>
      )
    case 'paused':
      return (
        <Banner
          tone="critical"
          title="This postback is paused"
          action={{ content: 'Resume', loading: switching.busy, onAction: () => switching.turn('resume') }}
        >
          <p>{standing.text}. What happens meanwhile is kept, and sent when you resume.</p>
        </Banner>
      )
    case 'failing':
      return (
        <Banner tone="warning" title="This postback is failing">
          <p>{standing.text}. Deliveries are tried again; send a test to see what is wrong.</p>
        </Banner>
      )
  }
}
