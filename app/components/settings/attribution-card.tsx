// How orders are credited where nothing else is said.
import { ChoiceList, Select } from '@shopify/polaris'
import type { SettingsPage } from '#app/insight/settings-page/read-page.server.ts'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import type { SettingsForm } from './settings-form.tsx'

export function AttributionCard({ form, offers }: { form: SettingsForm; offers: SettingsPage['offers'] }) {
  const say = useSay()
  const { draft, change, problem } = form
  return (
    <CardSection title={say('Attribution')}>
      <ChoiceList
        title={say('Of several clicks before an order, credit')}
        choices={[
          {
            value: 'last',
            label: say('The last click'),
            helpText: say('The partner who was there just before the purchase.'),
          },
          {
            value: 'first',
            label: say('The first click'),
            helpText: say('The partner who brought the customer.'),
          },
        ]}
        selected={[draft.clickChoice]}
        onChange={([clickChoice = '']) => change({ clickChoice })}
        error={problem('clickChoice')}
      />
      <ChoiceList
        title={say('Where the buyer is the partner himself')}
        choices={[
          { value: 'review', label: say('The conversion waits until you decide') },
          { value: 'ignore', label: say('It counts like any other') },
        ]}
        selected={[draft.selfReferral]}
        onChange={([selfReferral = '']) => change({ selfReferral })}
        error={problem('selfReferral')}
      />
      <Select
        label={say('Default offer')}
        options={[{ value: '', label: say('No offer') }, ...offers]}
        value={draft.defaultOfferId}
        onChange={(defaultOfferId) => change({ defaultOfferId })}
        helpText={say(
          'Counts where a link names no offer and its partner has none of his own. Without one, such links lead nowhere. Links follow a change at once, orders are decided by it from now on; what is credited already stays, unless later evidence has it decided anew.',
        )}
        error={problem('defaultOfferId')}
      />
    </CardSection>
  )
}
