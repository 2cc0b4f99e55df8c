// Currency and exchange rates: what counts at the moment, and the shop's own rates.
import { BlockStack, List, Text } from '@shopify/polaris'
import type { SettingsPage } from '#app/insight/settings-page/read-page.server.ts'
import { useSay } from '../language.tsx'
import { ManualRateList } from './manual-rate-list.tsx'
import { NewRate } from './new-rate.tsx'
import { CardSection } from '../card-section.tsx'

export function RatesCard({ page }: { page: SettingsPage }) {
  const say = useSay()
  const { rates } = page
  return (
    <CardSection title={say('Currency and rates')}>
      <p>{say('Your currency is {{currency}}, as it is set in Shopify.', { currency: rates.currency })}</p>
      <p>
        {rates.newestDay === null
          ? say('No reference rates were fetched yet: only your own rates are used.')
          : say(
              'Reference rates: European Central Bank, newest of {{day}}. They are used for 10 days at the most.',
              {
                day: rates.newestDay,
              },
            )}
      </p>
      {rates.inUse.length > 0 && (
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {say('Used at the moment')}
          </Text>
          <List>
            {rates.inUse.map(({ id, text, missing }) => (
              <List.Item key={id}>{text ?? `${id}: ${missing}`}</List.Item>
            ))}
          </List>
        </BlockStack>
      )}
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {say('Your own rates')}
        </Text>
        <p>
          {say(
            'A rate of your own is used before the reference rate, and the other way round by its inverse. It counts for what is converted from now on: conversions and deliveries keep the rate that they were made with.',
          )}
        </p>
        <ManualRateList rates={rates.manual} />
        <NewRate currency={rates.currency} />
      </BlockStack>
    </CardSection>
  )
}
