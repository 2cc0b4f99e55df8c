// What histories call a person of the shop's staff: of people the app knows the number of a session token and no name. Pure.
import { keep, sayingKept, type SayKept } from '#app/language/kept.ts'
import { mark } from '#app/language/say.ts'

const ADMIN_USER = mark('admin user {{id}}')

/** @param userId the `sub` of his session token */
export function adminUserName(userId: string): string {
  return keep(ADMIN_USER, { id: userId })
}

/** Who did something, as histories keep it; a name that somebody gave at the terminal is said as it is. */
export const sayWho: SayKept = sayingKept([ADMIN_USER])
