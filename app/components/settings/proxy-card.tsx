// Where the store's app proxy answers.
import { useState } from 'react'
import type { SettingsPage } from '#app/insight/settings-page/read-page.server.ts'
import { useSay } from '../language.tsx'
import { SaveField } from './save-field.tsx'
import { CardSection } from '../card-section.tsx'
import { useChange } from './use-change.ts'

export function ProxyCard({ page }: { page: SettingsPage }) {
  const say = useSay()
  const { path: saved, byDefault } = page.proxy
  const [path, setPath] = useState(saved ?? '')
  const [shown, setShown] = useState(saved)
  if (shown !== saved) {
    setShown(saved)
    setPath(saved ?? '')
  }
  const changing = useChange()
  return (
    <CardSection title={say('App proxy path')}>
      <p>
        {say(
          'Under this path of your store Shopify hands visitors’ requests to this app. It is learnt from the first of them, and again when you change it in the Shopify admin. Enter it only where the storefront cannot reach the app before.',
        )}
      </p>
      <SaveField
        label={say('Path')}
        action={say('Save')}
        value={path}
        onChange={setPath}
        onSave={() => changing.send({ intent: 'proxy', before: saved, path })}
        busy={changing.busy}
        disabled={path.trim() === (saved ?? '')}
        placeholder={byDefault}
        helpText={
          saved === null
            ? say('Not learnt yet: {{path}} is assumed.', { path: byDefault })
            : say('Learnt or entered. Empty it to go back to {{path}}.', { path: byDefault })
        }
        error={changing.problem('path')}
      />
    </CardSection>
  )
}
