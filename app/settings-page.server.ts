// The settings page behind its route: what it shows, and what it changes. Notices are a room of their own beside what the page reads,
// so the two meet here.
import { merchantOf } from '#app/admin-visit.server.ts'
import {
  changeSettings,
  done,
  meanwhile,
  refused,
  type Told,
} from '#app/insight/settings-page/change-settings.server.ts'
import { readChange } from '#app/insight/settings-page/read-change.ts'
import { readSettingsPage, type SettingsPage } from '#app/insight/settings-page/read-page.server.ts'
import type { Reader } from '#app/language/reader.ts'
import { readNoticeAddresses, saveNoticeAddress } from '#app/notice/notice-addresses.server.ts'
import type { SettingsSaved } from '#app/program/settings/save-settings.server.ts'
import type { Runtime } from '#app/runtime.ts'

export async function openSettings(
  runtime: Runtime,
  request: Request,
): Promise<{ page: SettingsPage; title: string }> {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  const { db, env } = runtime
  const { merchant } = await readNoticeAddresses(db.pool, shop.id)
  const page = await readSettingsPage(db.pool, viewer, reader, {
    appUrl: env.SHOPIFY_APP_URL,
    notices: { address: merchant, mailIsSetUp: env.SMTP_URL !== undefined },
    deliveryLogDays: env.DELIVERY_LOG_DAYS,
    shop,
  })
  return { page, title: reader.say('Settings') }
}

export async function actInSettings(runtime: Runtime, request: Request): Promise<SettingsSaved | Told> {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  const change = readChange(await request.text())
  if (change === null) throw new Response('no such change', { status: 400 })
  const { db, env } = runtime
  if (change.intent === 'notice')
    return tellNotice(await saveNoticeAddress(db.pool, shop.id, 'merchant', change.address), reader)
  return changeSettings({ db, reader, appUrl: env.SHOPIFY_APP_URL }, viewer, change)
}

function tellNotice(saved: Awaited<ReturnType<typeof saveNoticeAddress>>, reader: Reader): Told {
  switch (saved.kind) {
    case 'saved':
      return done(
        saved.address === null
          ? reader.say('Saved: no mail is sent.')
          : reader.say('Saved. It counts for notices from now on.'),
      )
    case 'refused':
      return refused('address', reader.say(saved.message))
    case 'not_found':
      return meanwhile(reader, 'address')
  }
}
