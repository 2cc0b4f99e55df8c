// Signing in and out, and the password of a locked shop.
import { z } from 'zod'
import { readFields } from '../web/body.ts'
import { setCookie } from '../web/cookies.ts'
import { Refusal, sendJson, sendTo } from '../web/server.ts'
import { PASSWORD } from './account-pages.ts'
import { showPassword } from './show-page.ts'
import { UNLOCK_COOKIE } from './shopfront.ts'
import type { Shopfront, Visit } from './shopfront.ts'
import { signIn, signOut } from './visitors.ts'

const emailSchema = z.object({ email: z.email() })

/** `POST /account/login` and `/account/logout`; a script that sends JSON gets the customer's id. */
export async function takeAccount({ request, response, root, pathname }: Visit): Promise<void> {
  const fields = await readFields(request)
  if (pathname === '/account/logout') signOut(response)
  else if (pathname === '/account/login') {
    const parsed = emailSchema.safeParse(fields)
    if (!parsed.success) throw new Refusal(422, z.prettifyError(parsed.error))
    const id = signIn(response, parsed.data.email)
    if (request.headers['content-type']?.startsWith('application/json'))
      return sendJson(response, 200, { customer_id: id })
  } else throw new Refusal(404, 'no such page')
  sendTo(response, root)
}

export async function takePassword(front: Shopfront, visit: Visit): Promise<void> {
  const { password } = await readFields(visit.request)
  if (password !== PASSWORD) return showPassword(front, visit, true)
  setCookie(visit.response, UNLOCK_COOKIE.name, UNLOCK_COOKIE.value)
  sendTo(visit.response, visit.root)
}
