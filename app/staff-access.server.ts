// Staff accounts of partners over the running app: what the merchant asks for on a partner's page.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import { ACCESS_REQUEST, type AccessAnswer } from '#app/program/access-requests.ts'
import { showCode } from '#app/program/partner-code.ts'
import { makeCode, revokeCode, unbindUser } from '#app/program/partner-codes.server.ts'
import { readForm } from '#app/read-form.server.ts'
import type { Runtime } from '#app/runtime.ts'
import { merchantOf } from './admin-visit.server.ts'

const GONE = mark('That is gone already. The list below shows how things stand.')

export async function actOnStaffAccess(
  runtime: Runtime,
  request: Request,
  partnerId: string,
): Promise<AccessAnswer> {
  const { viewer, userId, reader } = await merchantOf(runtime, request)
  const { say } = reader
  const asked = ACCESS_REQUEST.safeParse(Object.fromEntries(await readForm(request)))
  if (!asked.success) return { kind: 'refused', field: 'label', message: say(firstMessage(asked.error)) }
  const person = { viewer, userId }
  const { data } = asked
  switch (data.intent) {
    case 'make': {
      const made = await makeCode(runtime, person, partnerId, data.label)
      if (made.kind === 'refused') return { kind: 'refused', field: null, message: say(made.message) }
      return { kind: 'made', code: showCode(made.code), label: data.label }
    }
    case 'revoke':
      return (await revokeCode(runtime, person, data.code))
        ? { kind: 'done', message: say('The code is revoked') }
        : { kind: 'refused', field: null, message: say(GONE) }
    case 'unbind':
      return (await unbindUser(runtime, person, partnerId, data.user))
        ? { kind: 'done', message: say('The account is no longer bound') }
        : { kind: 'refused', field: null, message: say(GONE) }
  }
}

function firstMessage(error: z.ZodError): string {
  return error.issues[0]?.message ?? mark('The form could not be read. Reload the page and try again.')
}
