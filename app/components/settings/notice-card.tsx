// Where notices to the merchant are mailed.
import { Link } from '@shopify/polaris'
import { useState } from 'react'
import type { SettingsPage } from '#app/insight/settings-page/read-page.server.ts'
import { useSay } from '../language.tsx'
import { SaveField } from './save-field.tsx'
import { CardSection } from '../card-section.tsx'
import { useChange } from './use-change.ts'

export function NoticeAddressCard({ page }: { page: SettingsPage }) {
  const say = useSay()
  const saved = page.notices.address ?? ''
  const [address, setAddress] = useState(saved)
  const [shown, setShown] = useState(saved)
  if (shown !== saved) {
    setShown(saved)
    setAddress(saved)
  }
  const changing = useChange()
  return (
    <CardSection title={say('Notices')}>
      {!page.notices.mailIsSetUp && (
        <p>{say('No mail server is set up for this app: notices are shown on their page only.')}</p>
      )}
      <SaveField
        label={say('Your address')}
        action={say('Save')}
        value={address}
        onChange={setAddress}
        onSave={() => changing.send({ intent: 'notice', address })}
        busy={changing.busy}
        disabled={address.trim() === saved}
        helpText={say('Told when a postback is paused or keeps failing. Empty: you get no mail.')}
        error={changing.problem('address')}
      />
      <p>
        <Link url="/app/notices">{say('Notices, and the addresses of partners')}</Link>
      </p>
    </CardSection>
  )
}
