// Who is signed in to the stand-in admin, and in which language: kept in its own cookie, as Shopify's admin keeps it, and told to the
// app by session tokens and the launch address only.
import { z } from 'zod'
import { readCookie, setCookie } from '../web/cookies.ts'
import type { Request, Response } from '../web/server.ts'

/** The first is who is signed in where nobody has chosen. */
export const STAFF = [
  { id: '90000000001', name: 'Mara, the owner' },
  { id: '90000000002', name: 'Jonas, staff' },
  { id: '90000000003', name: 'Aylin, staff' },
] as const

/** French is none that the app can be read in. */
export const ADMIN_LOCALES = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'Deutsch' },
  { id: 'fr', name: 'Français' },
] as const

export type SignedIn = { userId: string; locale: string }

const COOKIE = 'sandbox_admin'
const OWNER: SignedIn = { userId: STAFF[0].id, locale: ADMIN_LOCALES[0].id }

/** Whatever the cookie says that is no choice of ours counts as none. */
export function readSignedIn(request: Request): SignedIn {
  const [userId, locale] = (readCookie(request, COOKIE) ?? '').split('.')
  return {
    userId: STAFF.find(({ id }) => id === userId)?.id ?? OWNER.userId,
    locale: ADMIN_LOCALES.find(({ id }) => id === locale)?.id ?? OWNER.locale,
  }
}

export function keepSignedIn(response: Response, { userId, locale }: SignedIn): void {
  setCookie(response, COOKIE, `${userId}.${locale}`)
}

export const signInSchema = z.object({
  userId: z.enum(STAFF.map(({ id }) => id)),
  locale: z.enum(ADMIN_LOCALES.map(({ id }) => id)),
  /** Where to go on: a path of the admin's own. */
  to: z
    .string()
    .regex(/^\/(?![/\\])/)
    .default('/'),
})
