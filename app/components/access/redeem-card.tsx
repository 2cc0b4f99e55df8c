// Where a code is redeemed: what happens then is said before, and asked once more, because only the merchant can take it back.
import { useFetcher } from '@remix-run/react'
import { BlockStack, Button, InlineStack, List, TextField } from '@shopify/polaris'
import { useState } from 'react'
import type { RedeemAnswer } from '#app/program/access-requests.ts'
import { REDEEM_FORM } from '#app/program/partner-code.ts'
import { HeadedCard } from '../card-section.tsx'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'

export function RedeemCard() {
  const say = useSay()
  const redeeming = useFetcher<RedeemAnswer>()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const [asks, setAsks] = useState(false)
  const [answered, setAnswered] = useState<unknown>()
  const { data, state } = redeeming
  if (data && data !== answered && state === 'idle') {
    setAnswered(data)
    setProblem(data.kind === 'refused' ? data.message : undefined)
  }
  const ask = () => {
    const checked = REDEEM_FORM.safeParse({ code })
    setProblem(checked.success ? undefined : say(checked.error.issues[0]?.message ?? ''))
    setAsks(checked.success)
  }
  return (
    <HeadedCard
      title={say('I have a code')}
      about={say('A partner who works in this admin gets a code from the merchant and redeems it here.')}
    >
      <WhatHappens />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <BlockStack gap="400">
          <TextField
            label={say('Code')}
            value={code}
            onChange={(typed) => {
              setCode(typed)
              setProblem(undefined)
            }}
            placeholder="ABCDE-23456"
            maxLength={40}
            monospaced
            spellCheck={false}
            autoComplete="off"
            {...(problem !== undefined && { error: problem })}
          />
          <InlineStack>
            <Button submit variant="primary" loading={state !== 'idle'}>
              {say('Redeem the code')}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
      <ConfirmDialog
        open={asks}
        title={say('Bind your account to a partner?')}
        action={say('Bind my account')}
        destructive
        onConfirm={() => {
          setAsks(false)
          redeeming.submit({ code }, { method: 'post', action: '/app/access?index' })
        }}
        onClose={() => setAsks(false)}
      >
        {say(
          'From now on you see this partner’s links, postbacks and figures, and nothing else of this store. Only the merchant can take that back.',
        )}
      </ConfirmDialog>
    </HeadedCard>
  )
}

function WhatHappens() {
  const say = useSay()
  return (
    <List>
      <List.Item>
        {say('Your account then sees the partner’s links, coupons, postbacks, deliveries and figures.')}
      </List.Item>
      <List.Item>
        {say(
          'It sees nothing else that this app knows of the store: no other partner, no offers to edit, no settings.',
        )}
      </List.Item>
      <List.Item>
        {say('What you may do in the rest of the admin is not changed: that is set by the store’s owner.')}
      </List.Item>
    </List>
  )
}
