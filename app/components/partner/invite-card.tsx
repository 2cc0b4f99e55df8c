// The mail that invites a partner: a proposal to be changed, copied, opened in a mail program, or sent from here.
import { Banner, Button, FormLayout, InlineStack, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { mailtoAddress, type Invite } from '#app/insight/partner-page/invite-text.ts'
import { HeadedCard } from '../card-section.tsx'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { useCopy } from '../use-copy.ts'
import { useAct } from './use-act.ts'

export interface InviteCardProps {
  invite: Invite
  /** The partner's; empty: none. */
  email: string
  /** Whether the app has a mail server. */
  canSend: boolean
}

export function InviteCard({ invite, email, canSend }: InviteCardProps) {
  const say = useSay()
  const [changed, setChanged] = useState<Partial<Invite>>({})
  const mail = { ...invite, ...changed }
  const copy = useCopy(mail.text)
  return (
    <HeadedCard
      title={say('Invitation')}
      about={say(
        'The partner needs no account: everything to begin with is in this mail. Change it as you like.',
      )}
    >
      <FormLayout>
        <TextField
          label={say('Subject')}
          value={mail.subject}
          onChange={(subject) => setChanged({ ...changed, subject })}
          maxLength={200}
          autoComplete="off"
        />
        <TextField
          label={say('Text')}
          value={mail.text}
          onChange={(text) => setChanged({ ...changed, text })}
          multiline={8}
          maxHeight={360}
          maxLength={10_000}
          autoComplete="off"
        />
      </FormLayout>
      <InlineStack gap="300">
        <Button onClick={copy}>{say('Copy text')}</Button>
        <Button url={mailtoAddress(email || null, mail)} external>
          {say('Open in mail program')}
        </Button>
        {canSend && <SendInvite mail={mail} email={email} />}
      </InlineStack>
      {canSend && email === '' && (
        <Text as="p" tone="subdued">
          {say('To send it from here, give the partner an e-mail address and save.')}
        </Text>
      )}
    </HeadedCard>
  )
}

function SendInvite({ mail, email }: { mail: Invite; email: string }) {
  const say = useSay()
  const [isAsked, setAsked] = useState(false)
  const { act, busy, wrong, done } = useAct()
  return (
    <>
      <Button
        onClick={() => setAsked(true)}
        loading={busy}
        disabled={email === '' || mail.subject.trim() === '' || mail.text.trim() === ''}
      >
        {say('Send')}
      </Button>
      <ConfirmDialog
        open={isAsked}
        title={say('Send the invitation?')}
        action={say('Send')}
        onConfirm={() => {
          act({ intent: 'invite', ...mail })
          setAsked(false)
        }}
        onClose={() => setAsked(false)}
      >
        {say('It goes to {{address}} at once, from the mail server of this app.', { address: email })}
      </ConfirmDialog>
      {done && (
        <Text as="span" tone="success">
          {done}
        </Text>
      )}
      {wrong && (
        <Banner tone="critical">
          <p>{wrong.message}</p>
        </Banner>
      )}
    </>
  )
}
