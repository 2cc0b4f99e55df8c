// How long what came in is kept: the shop's own answer where it has one, and what whoever runs the app has set for all.
import { List, TextField } from '@shopify/polaris'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import type { SettingsForm } from './settings-form.tsx'

export function PrivacyCard({ form, deliveryLogDays }: { form: SettingsForm; deliveryLogDays: number }) {
  const say = useSay()
  const { draft, change, problem, touch } = form
  return (
    <CardSection title={say('Privacy')}>
      <TextField
        label={say('Days that calls stay in the inbound log')}
        type="text"
        inputMode="numeric"
        value={draft.inboundLogDays}
        onChange={(inboundLogDays) => change({ inboundLogDays })}
        onBlur={() => touch('inboundLogDays')}
        autoComplete="off"
        helpText={say(
          'From 7 to 3650. Older calls are deleted each night, with the IP addresses in them, and cannot be brought back. Conversions stay.',
        )}
        error={problem('inboundLogDays')}
      />
      <p>{say('The same for all shops, because they lie together, a month at a time:')}</p>
      <List>
        <List.Item>
          {say(
            'Attempts of deliveries, and what deliveries are searched by: {{count, number}} days and up to a month more.',
            {
              count: deliveryLogDays,
            },
          )}
        </List.Item>
        <List.Item>
          {say(
            'Clicks: without end, because an order or a refund may ask for one later. They hold no IP address.',
          )}
        </List.Item>
        <List.Item>{say('What Shopify sent: until it is worked on, 7 days at the most.')}</List.Item>
      </List>
    </CardSection>
  )
}
