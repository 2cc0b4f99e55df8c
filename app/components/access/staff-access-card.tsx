// On a partner's page: which staff accounts are bound to him, which codes wait, and what happened. Its forms go to its own route.
import { BlockStack, Text } from '@shopify/polaris'
import type { StaffAccess } from '#app/insight/access/staff-access.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { AccessRows } from './access-rows.tsx'
import { MakeCode } from './make-code.tsx'
import { useStaffAccess } from './use-staff-access.ts'

export function StaffAccessCard({ access }: { access: StaffAccess }) {
  const say = useSay()
  const acting = useStaffAccess(access.partner.id)
  const { name } = access.partner
  return (
    <BlockStack gap={{ xs: '300', md: '400' }}>
      <HeadedCard
        title={say('Staff accounts')}
        about={say(
          'Staff of this store who redeem a code see only {{name}}: the links, coupons, postbacks, deliveries and figures. Add the person to your staff first, with no more permissions than this app.',
          { name },
        )}
      >
        <AccessRows
          rows={access.users}
          empty={say('No account is bound.')}
          busy={acting.busy}
          action={say('Unbind')}
          label={(row) => say('Unbind {{account}}', { account: row.name })}
          question={say('Unbind this account?')}
          consequence={say(
            'It then sees and changes everything that this app shows of the store, as any account of your staff does. Remove it from your staff first where it should see nothing.',
          )}
          onConfirm={(row) => acting.send({ intent: 'unbind', user: row.id })}
        />
      </HeadedCard>
      <HeadedCard title={say('Codes that wait')}>
        <AccessRows
          rows={access.codes}
          empty={say('No code waits to be redeemed.')}
          busy={acting.busy}
          action={say('Revoke')}
          label={(row) => say('Revoke the code: {{name}}', { name: row.name })}
          question={say('Revoke this code?')}
          consequence={say('Nobody can redeem it any more. Accounts that are bound stay so.')}
          onConfirm={(row) => acting.send({ intent: 'revoke', code: row.id })}
        />
        <MakeCode access={access} acting={acting} />
      </HeadedCard>
      <History access={access} />
    </BlockStack>
  )
}

function History({ access: { history } }: { access: StaffAccess }) {
  const say = useSay()
  if (history.length === 0) return null
  return (
    <HeadedCard title={say('What happened')} isDense>
      {history.map(({ id, text, when, at }) => (
        <Text as="p" key={id} breakWord>
          <Text as="span" tone="subdued">
            <time dateTime={at}>{when}</time>
          </Text>{' '}
          {text}
        </Text>
      ))}
    </HeadedCard>
  )
}
