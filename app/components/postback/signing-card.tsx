// The signing secret of a saved postback: made, shown, changed and taken away. It leaves the server only when asked for.
import { useFetcher } from '@remix-run/react'
import { Banner, Button, ButtonGroup, Text } from '@shopify/polaris'
import { useState } from 'react'
import type { SigningAnswer } from '#app/insight/postback-page/editor-actions.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { CopyField } from '../copy-field.tsx'
import { useEditor } from './editor-context.ts'
import { useSay } from '../language.tsx'

type Intent = 'sign' | 'reveal' | 'unsign'

export function SigningCard() {
  const say = useSay()
  const { page } = useEditor()
  const { saved, previousSecretUntil } = page
  const fetcher = useFetcher<SigningAnswer>()
  const [asked, setAsked] = useState<'sign' | 'unsign' | null>(null)
  const [hidden, setHidden] = useState(false)
  const ask = (intent: Intent) => {
    setAsked(null)
    setHidden(false)
    fetcher.submit(JSON.stringify({ intent }), { method: 'post', encType: 'application/json' })
  }
  const busy = fetcher.state !== 'idle'
  const secret =
    fetcher.data?.kind === 'secret' && !hidden && saved?.signing.hasSecret ? fetcher.data.secret : null
  return (
    <HeadedCard
      title={say('Signing')}
      about={say(
        'With a secret, every request carries a signature (Standard Webhooks), so that the destination knows that it comes from you. Trackers do not ask for it.',
      )}
    >
      {fetcher.data?.kind === 'failed' && (
        <Banner tone="critical">{say('This postback is gone. Reload the page.')}</Banner>
      )}
      {!saved && <Text as="p">{say('Save the postback first.')}</Text>}
      {saved && !saved.signing.hasSecret && (
        <ButtonGroup>
          <Button loading={busy} onClick={() => ask('sign')}>
            {say('Make a signing secret')}
          </Button>
        </ButtonGroup>
      )}
      {previousSecretUntil && (
        <Text as="p">
          {say('The secret before signs beside the new one until {{until}}.', {
            until: previousSecretUntil,
          })}
        </Text>
      )}
      {secret && (
        <CopyField
          label={say('Signing secret')}
          value={secret}
          helpText={say('For the destination, to check the header webhook-signature.')}
        />
      )}
      {saved?.signing.hasSecret && (
        <ButtonGroup>
          {secret ? (
            <Button onClick={() => setHidden(true)}>{say('Hide')}</Button>
          ) : (
            <Button loading={busy} onClick={() => ask('reveal')}>
              {say('Show the secret')}
            </Button>
          )}
          <Button disabled={busy} onClick={() => setAsked('sign')}>
            {say('Change it')}
          </Button>
          <Button disabled={busy} tone="critical" variant="plain" onClick={() => setAsked('unsign')}>
            {say('Take it away')}
          </Button>
        </ButtonGroup>
      )}
      <ConfirmDialog
        open={asked === 'sign'}
        title={say('Change the signing secret?')}
        action={say('Change it')}
        onConfirm={() => ask('sign')}
        onClose={() => setAsked(null)}
      >
        {say('Both secrets sign for 24 hours. Give the new one to the destination within that time.')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'unsign'}
        title={say('Take the signing secret away?')}
        action={say('Take it away')}
        destructive
        onConfirm={() => ask('unsign')}
        onClose={() => setAsked(null)}
      >
        {say('Requests go out unsigned from now on. A destination that checks signatures will refuse them.')}
      </ConfirmDialog>
    </HeadedCard>
  )
}
