// Above the editor: that a postback sends nothing, or fails, why, and what to do about it.
import { Banner } from '@shopify/polaris'
import type { Standing } from '#app/insight/postback-page/standing.ts'
import type { Switch } from './use-switch.tsx'
import { useSay } from '../language.tsx'

export function StandingBanner({ standing, switching }: { standing: Standing; switching: Switch }) {
  const say = useSay()
  switch (standing.kind) {
    case 'active':
      return null
    case 'off':
      return (
        <Banner
          title={say('This postback is switched off')}
          action={{
            content: say('Switch on'),
            loading: switching.busy,
            onAction: () => switching.turn('on'),
          }}
        >
          <p>{say('Nothing is sent, and nothing is planned for what happens meanwhile.')}</p>
        </Banner>
      )
    case 'paused':
      return (
        <Banner
          tone="critical"
          title={say('This postback is paused')}
          action={{
            content: say('Resume'),
            loading: switching.busy,
            onAction: () => switching.turn('resume'),
          }}
        >
          <p>
            {say('{{standing}}. What happens meanwhile is kept, and sent when you resume.', {
              standing: say(standing.text, standing.values),
            })}
          </p>
        </Banner>
      )
    case 'failing':
      return (
        <Banner tone="warning" title={say('This postback is failing')}>
          <p>
            {say('{{standing}}. Deliveries are tried again; send a test to see what is wrong.', {
              standing: say(standing.text, standing.values),
            })}
          </p>
        </Banner>
      )
  }
}
