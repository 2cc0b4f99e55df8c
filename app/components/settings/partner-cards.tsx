// What partners are told: of revenue, and of test orders.
import { Banner, ChoiceList } from '@shopify/polaris'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import type { SettingsForm } from './settings-form.tsx'

export function RevenueCard({ form: { draft, change } }: { form: SettingsForm }) {
  const say = useSay()
  return (
    <CardSection title={say('Revenue')}>
      <ChoiceList
        title={say('What partners see of an order’s revenue')}
        choices={[
          { value: 'yes', label: say('The amount, in postbacks and reports') },
          {
            value: 'no',
            label: say('Only their payout'),
            helpText: say(
              'Macros such as {amount} and {sale_amount} are sent empty. The editor of postbacks warns where one is used.',
            ),
          },
        ]}
        selected={[draft.revenueVisible ? 'yes' : 'no']}
        onChange={([answer]) => change({ revenueVisible: answer === 'yes' })}
      />
      <p>
        {say(
          'Counts for postbacks that are planned from now on. Those that are planned already are sent as they were planned.',
        )}
      </p>
    </CardSection>
  )
}

export function TestOrdersCard({ form: { draft, change, problem } }: { form: SettingsForm }) {
  const say = useSay()
  return (
    <CardSection title={say('Test orders')}>
      <ChoiceList
        title={say('An order that is paid by a test payment')}
        choices={[
          {
            value: 'record',
            label: say('Is recorded only'),
            helpText: say('You see whom it would be credited to. Nobody is told of it.'),
          },
          {
            value: 'follow',
            label: say('Goes all the way through'),
            helpText: say('To try out a partner’s postback with an order.'),
          },
        ]}
        selected={[draft.testOrders]}
        onChange={([testOrders = '']) => change({ testOrders })}
        error={problem('testOrders')}
      />
      {draft.testOrders === 'follow' && (
        <Banner tone="warning" title={say('Postbacks of test orders are really sent')}>
          <p>
            {say(
              'Partners’ trackers receive them and may count them as real: only {is_test} tells. They are never in balances or reports here. Choose recording again when you are done.',
            )}
          </p>
        </Banner>
      )}
      <p>{say('Counts for test orders that come in or change from now on.')}</p>
    </CardSection>
  )
}
