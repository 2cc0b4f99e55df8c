// The secret of an offer's inbound postback: dots until somebody asks for it, made anew or taken away after a question.
import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Button, ButtonGroup, TextField } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import type { SecretAnswer } from '#app/insight/offer-page/offer-actions.server.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { useCopy } from '../use-copy.ts'
import { useOffer } from './offer-context.ts'

type Intent = 'reveal' | 'regenerate' | 'remove_secret'

export function SecretField() {
  const { page } = useOffer()
  const say = useSay()
  const hasSecret = page.saved?.hasSecret ?? false
  const { secret, busy, ask, hide } = useSecret()
  const [asked, setAsked] = useState<Exclude<Intent, 'reveal'> | null>(null)
  const shown = hasSecret ? secret : null
  return (
    <BlockStack gap="300">
      {hasSecret ? (
        <SecretText secret={shown} busy={busy} onShow={() => ask('reveal')} onHide={hide} />
      ) : (
        <Banner tone="warning" title={say('This offer has no secret')}>
          <p>
            {say(
              'Anybody who knows the address can report conversions. Make a secret, and give it to your senders.',
            )}
          </p>
        </Banner>
      )}
      <ButtonGroup>
        <Button disabled={busy} onClick={() => (hasSecret ? setAsked('regenerate') : ask('regenerate'))}>
          {hasSecret ? say('Make a new secret') : say('Make a secret')}
        </Button>
        {hasSecret && (
          <Button disabled={busy} tone="critical" variant="plain" onClick={() => setAsked('remove_secret')}>
            {say('Remove the secret')}
          </Button>
        )}
      </ButtonGroup>
      <Questions
        asked={asked}
        onClose={() => setAsked(null)}
        onConfirm={(intent) => {
          setAsked(null)
          ask(intent)
        }}
      />
    </BlockStack>
  )
}

/** What the server has told of the secret, until it is hidden again. */
function useSecret() {
  const fetcher = useFetcher<SecretAnswer>()
  const shopify = useAppBridge()
  const [secret, setSecret] = useState<string | null>(null)
  const handled = useRef<SecretAnswer | undefined>(undefined)
  useEffect(() => {
    const { data, state } = fetcher
    if (!data || data === handled.current || state !== 'idle') return
    handled.current = data
    setSecret(data.kind === 'secret' ? data.secret : null)
    if (data.message) shopify.toast.show(data.message, { isError: data.kind === 'failed' })
  }, [fetcher, shopify])
  return {
    secret,
    busy: fetcher.state !== 'idle',
    ask: (intent: Intent) =>
      fetcher.submit(JSON.stringify({ intent }), { method: 'post', encType: 'application/json' }),
    hide: () => setSecret(null),
  }
}

interface SecretTextProps {
  /** null: it is not shown. */
  secret: string | null
  busy: boolean
  onShow: () => void
  onHide: () => void
}

function SecretText({ secret, busy, onShow, onHide }: SecretTextProps) {
  const say = useSay()
  const copy = useCopy(secret ?? '')
  return (
    <TextField
      label={say('Secret')}
      value={secret ?? '•'.repeat(24)}
      readOnly
      selectTextOnFocus={secret !== null}
      autoComplete="off"
      helpText={say('In the header X-Postback-Secret, or as the parameter secret.')}
      connectedRight={
        secret === null ? (
          <Button onClick={onShow} loading={busy} accessibilityLabel={say('Show the secret')}>
            {say('Show')}
          </Button>
        ) : (
          <ButtonGroup>
            <Button onClick={copy} accessibilityLabel={say('Copy: {{label}}', { label: say('Secret') })}>
              {say('Copy')}
            </Button>
            <Button onClick={onHide} accessibilityLabel={say('Hide the secret')}>
              {say('Hide')}
            </Button>
          </ButtonGroup>
        )
      }
    />
  )
}

interface QuestionsProps {
  asked: Exclude<Intent, 'reveal'> | null
  onClose: () => void
  onConfirm: (intent: Intent) => void
}

function Questions({ asked, onClose, onConfirm }: QuestionsProps) {
  const say = useSay()
  return (
    <>
      <ConfirmDialog
        open={asked === 'regenerate'}
        title={say('Make a new secret?')}
        action={say('Make a new secret')}
        destructive
        onConfirm={() => onConfirm('regenerate')}
        onClose={onClose}
      >
        {say(
          'The secret of now is refused from this moment on. Senders need the new one, or their calls are lost.',
        )}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'remove_secret'}
        title={say('Remove the secret?')}
        action={say('Remove the secret')}
        destructive
        onConfirm={() => onConfirm('remove_secret')}
        onClose={onClose}
      >
        {say(
          'Anybody who knows the address can report conversions then. Calls are answered with a warning (Deprecation).',
        )}
      </ConfirmDialog>
    </>
  )
}
