// What a partner's page asks to be done: his fields saved, paused and resumed, codes given and taken away, overrides taken away, an
// invitation sent. Each ends in an answer for people; nothing here decides anything itself.
import { z } from 'zod'
import { merchantOf } from '#app/admin-visit.server.ts'
import { assignCoupon, type AssignedCoupon } from '#app/attribution/assign-coupon.server.ts'
import { couponKey } from '#app/attribution/coupon-key.ts'
import { couponOwners, removeCoupon } from '#app/attribution/partner-coupons.server.ts'
import { removePartnerRule } from '#app/conversion/payout/partner-rules.server.ts'
import type { PartnerAnswer } from '#app/insight/partner-page/partner-answer.ts'
import { savePartner } from '#app/insight/partner-page/save-partner.server.ts'
import { SAVE_REQUEST } from '#app/insight/save-request.ts'
import type { Reader } from '#app/language/reader.ts'
import { sayMailFailure } from '#app/notice/mail-failures.ts'
import { createMailer } from '#app/notice/mailer.server.ts'
import { readPartner, switchPartner } from '#app/program/partner/partner-store.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { Runtime } from '#app/runtime.ts'

const text = (maxChars: number) => z.string().max(maxChars)
const asked = z.discriminatedUnion('intent', [
  SAVE_REQUEST,
  z.object({ intent: z.literal('pause') }),
  z.object({ intent: z.literal('resume') }),
  z.object({ intent: z.literal('add_coupon'), code: text(1_000), offerId: z.string() }),
  z.object({ intent: z.literal('remove_coupon'), id: z.string() }),
  z.object({ intent: z.literal('remove_override'), id: z.string() }),
  z.object({ intent: z.literal('invite'), subject: text(200).min(1), text: text(10_000).min(1) }),
])
type Asked = z.infer<typeof asked>

interface Act {
  runtime: Runtime
  viewer: Merchant
  reader: Reader
  partnerId: string
}

/** @param partnerId null: a new one, which can only be saved */
export async function actOnPartner(
  runtime: Runtime,
  request: Request,
  partnerId: string | null,
): Promise<PartnerAnswer> {
  const { viewer, reader } = await merchantOf(runtime, request)
  const { data } = asked.safeParse(await request.json().catch(() => null))
  if (!data) throw new Response('no such intent', { status: 400 })
  if (data.intent === 'save') {
    const input = { id: partnerId, version: data.version, draft: data.draft }
    return savePartner({ db: runtime.db, newId: runtime.newId, reader }, viewer, input)
  }
  if (partnerId === null) throw new Response('no such intent', { status: 400 })
  return act({ runtime, viewer, reader, partnerId }, data)
}

async function act({ runtime, viewer, reader, partnerId }: Act, ask: Exclude<Asked, { intent: 'save' }>) {
  const { say, nowMs } = reader
  const { pool } = runtime.db
  const own = { shopId: viewer.shopId, partnerId }
  const gone: PartnerAnswer = { kind: 'wrong', message: say('This partner is gone. Load the page again.') }
  const done = (message: string): PartnerAnswer => ({ kind: 'done', message })
  switch (ask.intent) {
    case 'pause':
      return (await switchPartner(pool, viewer, partnerId, 'paused', nowMs)) ? done(say('Paused')) : gone
    case 'resume':
      return (await switchPartner(pool, viewer, partnerId, 'active', nowMs))
        ? done(say('Active again'))
        : gone
    case 'add_coupon':
      return addCoupon({ runtime, viewer, reader, partnerId }, ask)
    case 'remove_coupon':
      await removeCoupon(pool, { ...own, id: ask.id })
      return done(say('Coupon removed'))
    case 'remove_override':
      await removePartnerRule(pool, { ...own, id: ask.id })
      return done(say('Override removed'))
    case 'invite':
      return invite({ runtime, viewer, reader, partnerId }, ask)
  }
}

async function addCoupon(
  { runtime, viewer, reader, partnerId }: Act,
  { code, offerId }: { code: string; offerId: string },
): Promise<PartnerAnswer> {
  const { shopId } = viewer
  const assigned = await assignCoupon(runtime.db.pool, {
    shopId,
    id: runtime.newId(),
    code,
    partnerId,
    offerId,
  })
  if (assigned.kind === 'assigned')
    return { kind: 'done', message: reader.say('Coupon {{code}} added', { code: code.trim() }) }
  return {
    kind: 'wrong',
    field: 'code',
    message: await refusalWords(assigned, { runtime, viewer, reader }, code),
  }
}

async function refusalWords(
  refused: Extract<AssignedCoupon, { kind: 'refused' }>,
  { runtime, viewer, reader: { say } }: Omit<Act, 'partnerId'>,
  code: string,
): Promise<string> {
  switch (refused.code) {
    case 'invalid_code':
      return say('A coupon code has 1 to 255 characters, without line breaks.')
    case 'unknown_offer':
      return say('Choose an offer.')
    case 'unknown_partner':
      return say('This partner is gone. Load the page again.')
    case 'coupon_taken': {
      const owner = (await couponOwners(runtime.db.pool, viewer.shopId, [code])).get(couponKey(code))
      if (!owner) return say('Somebody has just taken or removed this code. Try again.')
      return say(
        'The code {{code}} already belongs to {{partner}} (offer {{offer}}), and a code has one owner. Choose another, or remove it there first.',
        { code: owner.code, partner: owner.partnerName, offer: owner.offerName },
      )
    }
  }
}

async function invite(
  { runtime: { env, db, newId }, viewer, reader: { say }, partnerId }: Act,
  mail: { subject: string; text: string },
): Promise<PartnerAnswer> {
  const partner = await readPartner(db.pool, viewer, partnerId)
  const to = partner?.draft.email
  if (!to) return { kind: 'wrong', message: say('The partner has no e-mail address yet.') }
  if (!env.SMTP_URL || !env.MAIL_FROM)
    return { kind: 'wrong', message: say('No mail server is set up for this app.') }
  const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM })
  const sent = await mailer.send({ id: newId(), to, subject: mail.subject, text: mail.text })
  if (sent.kind === 'sent') return { kind: 'done', message: say('Sent to {{address}}', { address: to }) }
  return {
    kind: 'wrong',
    message: say('The mail was not sent: {{reason}}.', { reason: sayMailFailure(sent.reason, say) }),
  }
}
