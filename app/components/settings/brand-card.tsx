// The brand in links and in the address of inbound postbacks.
import { useState } from 'react'
import type { SettingsPage } from '#app/insight/settings-page/read-page.server.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { SaveField } from './save-field.tsx'
import { CardSection } from '../card-section.tsx'
import { useChange } from './use-change.ts'

export function BrandCard({ page }: { page: SettingsPage }) {
  const say = useSay()
  const { present, former } = page.brand
  const [brand, setBrand] = useState(present)
  const [shown, setShown] = useState(present)
  if (shown !== present) {
    setShown(present)
    setBrand(present)
  }
  const [isAsking, setAsking] = useState(false)
  const changing = useChange()
  return (
    <CardSection title={say('Brand')}>
      <SaveField
        label={say('Your name in links')}
        action={say('Change')}
        value={brand}
        onChange={setBrand}
        onSave={() => setAsking(true)}
        busy={changing.busy}
        disabled={brand.trim() === present || brand.trim() === ''}
        helpText={`${page.appUrl}/r/${brand.trim() || present}/…`}
        error={changing.problem('brand')}
      />
      {former.length > 0 && (
        <p>{say('Former names, which keep leading here: {{names}}', { names: former.join(', ') })}</p>
      )}
      <ConfirmDialog
        open={isAsking}
        title={say('Change the name in links?')}
        action={say('Change')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          changing.send({ intent: 'brand', before: present, brand })
        }}
      >
        {say(
          'Links and inbound addresses that are shown from now on carry the new name. Those with the old one keep working. A name that you had stays yours.',
        )}
      </ConfirmDialog>
    </CardSection>
  )
}
