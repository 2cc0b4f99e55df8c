// Who of the shop's staff is bound to a partner: codes are made and revoked here, people freed. The partner's own page shows the
// same card and sends its forms here.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { readStaffAccess } from '#app/insight/access/staff-access.server.ts'
import { actOnStaffAccess } from '#app/staff-access.server.ts'
import { StaffAccessCard } from '../components/access/staff-access-card.tsx'
import { EmptyCard } from '../components/empty-card.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

export const meta = pageTitle(mark('Staff accounts'))

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, userId, reader } = await merchantOf(runtime, request)
  const id = params['partnerId'] ?? ''
  const access = await readStaffAccess(runtime.db.pool, { viewer, userId }, reader, id)
  return data({ access }, { status: access === null ? 404 : 200 })
}

export const action = ({ request, params, context: { runtime } }: ActionFunctionArgs) =>
  actOnStaffAccess(runtime, request, params['partnerId'] ?? '')

export default function StaffAccessPage() {
  const { access } = useLoaderData<typeof loader>()
  const say = useSay()
  const back = { content: say('Staff accounts'), url: '/app/access' }
  if (access === null)
    return (
      <Page title={say('There is no such partner')} backAction={back}>
        <EmptyCard text={say('The address may be mistyped, or it is of another shop.')} />
      </Page>
    )
  return (
    <Page
      title={access.partner.name}
      subtitle={say('Who of your staff sees only this partner')}
      backAction={back}
    >
      <StaffAccessCard access={access} />
    </Page>
  )
}
