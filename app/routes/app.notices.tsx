// Notices: what was told to the merchant and to partners about postbacks that do not get through, and where it is mailed to. A partner
// reads what he was told.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { BlockStack, Box, Button, InlineStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf, visitOf } from '#app/admin-visit.server.ts'
import { readNoticeAddresses, saveNoticeAddress } from '#app/notice/notice-addresses.server.ts'
import { listNotices, markRead } from '#app/notice/notice-list.server.ts'
import { isMerchant } from '#app/program/viewer.ts'
import { readForm } from '#app/read-form.server.ts'
import { EmptyCard } from '../components/empty-card.tsx'
import { NoticeAddressesCard } from '../components/notice/notice-addresses.tsx'
import { NoticeCard } from '../components/notice/notice-card.tsx'
import { useRefresh } from '../components/use-refresh.ts'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

const REFRESH_MS = 15_000

export const meta = pageTitle(mark('Notices'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, reader } = await visitOf(runtime, request)
  const { pool } = runtime.db
  const before = new URL(request.url).searchParams.get('before')
  const [list, addresses] = await Promise.all([
    listNotices(pool, viewer, reader, before),
    isMerchant(viewer) ? readNoticeAddresses(pool, viewer.shopId) : null,
  ])
  return { ...list, addresses, isNewest: before === null, mailIsSetUp: runtime.env.SMTP_URL !== undefined }
}

export async function action({ request, context: { runtime } }: ActionFunctionArgs) {
  const { viewer } = await merchantOf(runtime, request)
  const { pool } = runtime.db
  const form = await readForm(request)
  const field = (name: string) => String(form.get(name) ?? '')
  switch (field('intent')) {
    case 'read':
      await markRead(pool, viewer, { id: field('id') }, runtime.clock())
      return { kind: 'read' as const }
    case 'read_all':
      await markRead(pool, viewer, { untilMs: Number(field('until')) || 0 }, runtime.clock())
      return { kind: 'read' as const }
    case 'address': {
      const whose = field('whose') === 'merchant' ? 'merchant' : { partnerId: field('whose') }
      return saveNoticeAddress(pool, viewer.shopId, whose, field('address'))
    }
    default:
      throw new Response('no such intent', { status: 400 })
  }
}

export default function NoticesPage() {
  const say = useSay()
  const { notices, older, unread, unreadUntilMs, addresses, isNewest, mailIsSetUp } =
    useLoaderData<typeof loader>()
  useRefresh(REFRESH_MS)
  return (
    <Page
      title={say('Notices')}
      {...(addresses && {
        subtitle: unread === 0 ? say('Nothing unread') : say('{{number, number}} unread', { number: unread }),
      })}
    >
      <BlockStack gap={{ xs: '300', md: '400' }}>
        {unreadUntilMs !== null && <ReadAll untilMs={unreadUntilMs} />}
        {notices.length === 0 && <NoNotices />}
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} isPartners={addresses === null} />
        ))}
        {(!isNewest || older !== null) && (
          <InlineStack gap="300" align="center">
            {!isNewest && <Button url="/app/notices">{say('Newest notices')}</Button>}
            {older !== null && <Button url={`/app/notices?before=${older}`}>{say('Older notices')}</Button>}
          </InlineStack>
        )}
        {addresses && <NoticeAddressesCard addresses={addresses} mailIsSetUp={mailIsSetUp} />}
      </BlockStack>
    </Page>
  )
}

/** @param props.untilMs the newest that the page knows of: what comes after it stays unread */
function ReadAll({ untilMs }: { untilMs: number }) {
  const say = useSay()
  const reading = useFetcher()
  return (
    <reading.Form method="post">
      <input type="hidden" name="intent" value="read_all" />
      <input type="hidden" name="until" value={untilMs} />
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <InlineStack align="end">
          <Button submit loading={reading.state !== 'idle'}>
            {say('Mark all as read')}
          </Button>
        </InlineStack>
      </Box>
    </reading.Form>
  )
}

function NoNotices() {
  const say = useSay()
  return (
    <EmptyCard
      text={say(
        'No notices. When a postback keeps failing, or is paused because its destination does not take it, you and the partner are told here and by mail.',
      )}
    />
  )
}
