// Makes a code and shows it, the only time that it is seen.
import { Banner, BlockStack, Button, InlineStack, TextField } from '@shopify/polaris'
import { useState } from 'react'
import type { StaffAccess } from '#app/insight/access/staff-access.server.ts'
import { MAKE_FORM } from '#app/program/partner-code.ts'
import { CopyField } from '../copy-field.tsx'
import { useSay } from '../language.tsx'
import type { StaffAccessActing } from './use-staff-access.ts'

interface MakeCodeProps {
  access: StaffAccess
  acting: StaffAccessActing
}

export function MakeCode({ access, acting }: MakeCodeProps) {
  const say = useSay()
  const [label, setLabel] = useState('')
  const [made, setMade] = useState<string | null>(null)
  const checked = MAKE_FORM.safeParse({ label })
  const problem = checked.success ? acting.problem : say(checked.error.issues[0]?.message ?? '')
  if (acting.made && acting.made.code !== made) {
    setMade(acting.made.code)
    setLabel('')
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (checked.success) acting.send({ intent: 'make', label: checked.data.label })
      }}
    >
      <BlockStack gap="400">
        {acting.made && (
          <Banner tone="success" title={say('The code is made')}>
            <BlockStack gap="300">
              <p>
                {say(
                  'It is shown only now. Give it to the person by a way that you trust: who redeems it first is bound to {{name}}. It is good for seven days and once.',
                  { name: access.partner.name },
                )}
              </p>
              <CopyField
                label={say('Code')}
                value={acting.made.code}
                helpText={say('To be redeemed in this app: Home, then “I have a code”.')}
              />
            </BlockStack>
          </Banner>
        )}
        <TextField
          label={say('For whom')}
          value={label}
          onChange={setLabel}
          helpText={say('Optional: a name that tells you later whose account it is.')}
          maxLength={200}
          autoComplete="off"
          disabled={!access.mayMakeMore}
          {...(problem !== undefined && { error: problem })}
        />
        <InlineStack gap="300" blockAlign="center">
          <Button submit variant="primary" loading={acting.busy} disabled={!access.mayMakeMore}>
            {say('Make a code')}
          </Button>
          {!access.mayMakeMore && say('Five codes wait to be redeemed already. Revoke one first.')}
        </InlineStack>
      </BlockStack>
    </form>
  )
}
