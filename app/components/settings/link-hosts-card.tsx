// The shop's own hosts for tracking links: added, removed, and their DNS records looked at.
import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import type { SettingsPage } from '#app/insight/settings-page/read-page.server.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { SaveField } from './save-field.tsx'
import { CardSection } from '../card-section.tsx'
import { useChange, type OneChange } from './use-change.ts'

export function LinkHostsCard({ page }: { page: SettingsPage }) {
  const say = useSay()
  const [host, setHost] = useState('')
  const adding = useChange()
  // Here and not beside the host, which is gone when it is told.
  const removing = useChange()
  const [seen, setSeen] = useState(adding.told)
  if (seen !== adding.told) {
    setSeen(adding.told)
    if (adding.told?.kind === 'done') setHost('')
  }
  return (
    <CardSection title={say('Hosts for links')}>
      <p>
        {say(
          'Tracking links on a domain of your own, such as https://go.example.com/offer?via=partner. A host is one shop’s only.',
        )}
      </p>
      <p>
        {say(
          'Set a CNAME record for it that points at {{host}}. Whoever runs this app has to let the host in with a certificate.',
          {
            host: page.appHost,
          },
        )}
      </p>
      {page.linkHosts.length > 0 && (
        <ul className="settings__list" aria-label={say('Hosts for links')}>
          {page.linkHosts.map((each) => (
            <LinkHost key={each} host={each} removing={removing} />
          ))}
        </ul>
      )}
      <SaveField
        label={say('New host')}
        action={say('Add')}
        value={host}
        onChange={setHost}
        onSave={() => adding.send({ intent: 'add_host', host })}
        busy={adding.busy}
        disabled={host.trim() === ''}
        placeholder="go.example.com"
        error={adding.problem('host') ?? removing.problem('host')}
      />
    </CardSection>
  )
}

function LinkHost({ host, removing }: { host: string; removing: OneChange }) {
  const say = useSay()
  const [message, setMessage] = useState<string | null>(null)
  const checking = useChange(setMessage)
  const [isAsking, setAsking] = useState(false)
  const told = checking.problem('host') ?? (checking.told?.kind === 'done' ? message : null)
  return (
    <li>
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <span className="settings__name">{host}</span>
          <InlineStack gap="200">
            <Button
              loading={checking.busy}
              accessibilityLabel={say('Check the record of {{host}}', { host })}
              onClick={() => checking.send({ intent: 'check_host', host })}
            >
              {say('Check the record')}
            </Button>
            <Button
              tone="critical"
              variant="tertiary"
              loading={removing.busy}
              accessibilityLabel={say('Remove {{host}}', { host })}
              onClick={() => setAsking(true)}
            >
              {say('Remove')}
            </Button>
          </InlineStack>
        </InlineStack>
        <div role="status">
          {told && (
            <Text as="p" tone={checking.told?.kind === 'done' ? 'success' : 'caution'}>
              {told}
            </Text>
          )}
        </div>
      </BlockStack>
      <ConfirmDialog
        open={isAsking}
        title={say('Remove {{host}}?', { host })}
        action={say('Remove')}
        destructive
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          removing.send({ intent: 'remove_host', host })
        }}
      >
        {say('Every link on it leads nowhere from then on, and another shop may take the host.')}
      </ConfirmDialog>
    </li>
  )
}
