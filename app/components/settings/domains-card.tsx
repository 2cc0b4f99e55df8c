// The domains that a tracking link may lead to.
import { TextField } from '@shopify/polaris'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import type { SettingsForm } from './settings-form.tsx'

export function DomainsCard({ form, storeHosts }: { form: SettingsForm; storeHosts: readonly string[] }) {
  const say = useSay()
  const { draft, change, problem, touch } = form
  return (
    <CardSection title={say('Allowed domains')}>
      <p>
        {say(
          'A partner’s link may lead to any page of these domains by its parameter url. To any other it leads to the offer’s own page, and the click is not counted.',
        )}
      </p>
      <p>
        {say('Always allowed: {{hosts}} and the page of the link’s offer.', { hosts: storeHosts.join(', ') })}
      </p>
      <TextField
        label={say('Further domains, one a line')}
        value={draft.ownHosts}
        onChange={(ownHosts) => change({ ownHosts })}
        onBlur={() => touch('ownHosts')}
        multiline={3}
        maxHeight="16rem"
        autoComplete="off"
        placeholder="blog.example.com"
        helpText={say(
          'At most 20, each by its exact name: example.com does not stand for www.example.com. Links follow a change at once.',
        )}
        error={problem('ownHosts')}
      />
    </CardSection>
  )
}
