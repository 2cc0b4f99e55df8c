// "I have a code": whoever redeems one here is bound to its partner. The merchant also sees which partners have accounts.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { visitOf } from '#app/admin-visit.server.ts'
import { readBoundAccounts } from '#app/insight/access/bound-accounts.server.ts'
import { readOwnPartner } from '#app/insight/partner-home/partner.server.ts'
import type { RedeemAnswer } from '#app/program/access-requests.ts'
import { REDEEM_FORM } from '#app/program/partner-code.ts'
import { redeemCode } from '#app/program/redeem-code.server.ts'
import { isMerchant } from '#app/program/viewer.ts'
import { readForm } from '#app/read-form.server.ts'
import { AccessIsBound } from '../components/access/access-is-bound.tsx'
import { BoundAccountsCard } from '../components/access/bound-accounts-card.tsx'
import { RedeemCard } from '../components/access/redeem-card.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

export const meta = pageTitle(mark('Staff accounts'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer } = await visitOf(runtime, request)
  const { pool } = runtime.db
  return isMerchant(viewer)
    ? { isBound: false as const, bound: await readBoundAccounts(pool, viewer) }
    : { isBound: true as const, partner: (await readOwnPartner(pool, viewer)).name }
}

export async function action({ request, context: { runtime } }: ActionFunctionArgs): Promise<RedeemAnswer> {
  const { viewer, userId, reader } = await visitOf(runtime, request)
  const form = REDEEM_FORM.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) return { kind: 'refused', message: reader.say(form.error.issues[0]?.message ?? '') }
  const redeemed = await redeemCode(runtime, { shopId: viewer.shopId, userId }, form.data.code)
  return redeemed.kind === 'bound'
    ? { kind: 'bound' }
    : { kind: 'refused', message: reader.say(redeemed.message) }
}

export default function AccessPage() {
  const access = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Page title={say('Staff accounts')} backAction={{ content: say('Home'), url: '/app' }}>
      {access.isBound ? (
        <AccessIsBound partner={access.partner} />
      ) : (
        <BlockStack gap={{ xs: '300', md: '400' }}>
          <RedeemCard />
          <BoundAccountsCard bound={access.bound} />
        </BlockStack>
      )}
    </Page>
  )
}
