// Where notices are mailed to: the merchant's address, and that of each partner who has a postback. Nothing entered: no mail.
import {
  Banner,
  BlockStack,
  Button,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris'
import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { mark } from '#app/language/say.ts'
import type { AddressSaved, NoticeAddresses } from '#app/notice/notice-addresses.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'

export function NoticeAddressesCard(props: { addresses: NoticeAddresses; mailIsSetUp: boolean }) {
  const say = useSay()
  const { merchant, partners } = props.addresses
  const [partnerId, setPartnerId] = useState(partners[0]?.id ?? '')
  const partner = partners.find(({ id }) => id === partnerId) ?? partners[0]
  return (
    <HeadedCard title={say('Notices by mail')}>
      {!props.mailIsSetUp && (
        <Banner tone="info">
          <p>
            {say(
              'No mail server is set up for this app, so notices are shown here only. Addresses are kept for later.',
            )}
          </p>
        </Banner>
      )}
      <AddressForm
        whose="merchant"
        label={say('Your address')}
        saved={merchant}
        without={say('Empty: you get no mail.')}
      />
      {partner === undefined ? (
        <Text as="p" tone="subdued">
          {say('No partner has a postback yet. Partners’ addresses are entered here once one has.')}
        </Text>
      ) : (
        <FormLayout>
          <Select
            label={say('Partner')}
            options={partners.map(({ id, name, email }) => ({
              value: id,
              label: email === null ? say('{{partner}} (no address)', { partner: name }) : name,
            }))}
            value={partner.id}
            onChange={setPartnerId}
          />
          <AddressForm
            key={partner.id}
            whose={partner.id}
            label={say('Address of {{partner}}', { partner: partner.name })}
            saved={partner.email}
            without={say('Empty: this partner gets no mail.')}
          />
        </FormLayout>
      )}
    </HeadedCard>
  )
}

/** @param props.whose `merchant`, or a partner's id */
function AddressForm(props: { whose: string; label: string; saved: string | null; without: string }) {
  const say = useSay()
  const saving = useFetcher<AddressSaved>()
  const [value, setValue] = useState(props.saved ?? '')
  const result = saving.state === 'idle' ? saving.data : undefined
  const changed = value.trim() !== (props.saved ?? '')
  return (
    <saving.Form method="post" noValidate>
      <input type="hidden" name="intent" value="address" />
      <input type="hidden" name="whose" value={props.whose} />
      <BlockStack gap="100">
        <TextField
          label={props.label}
          name="address"
          type="email"
          autoComplete="off"
          value={value}
          onChange={setValue}
          helpText={props.without}
          {...(result && result.kind !== 'saved' && { error: say(problemOf(result)) })}
          connectedRight={
            <Button
              submit
              loading={saving.state !== 'idle'}
              accessibilityLabel={say('Save: {{what}}', { what: props.label })}
            >
              {say('Save')}
            </Button>
          }
        />
        <InlineStack>
          <div role="status">
            {result?.kind === 'saved' && !changed && (
              <Text as="span" tone="success">
                {result.address === null ? say('Saved: no mail is sent.') : say('Saved.')}
              </Text>
            )}
          </div>
        </InlineStack>
      </BlockStack>
    </saving.Form>
  )
}

function problemOf(result: Exclude<AddressSaved, { kind: 'saved' }>): string {
  return result.kind === 'refused' ? result.message : mark('This partner is gone. Load the page again.')
}
