// The values of a postback's secrets: which may be kept, and which of them a configuration still asks for.
import { mark } from '#app/language/say.ts'
import { SECRET_NAME } from '../macros.ts'
import { compileRequest, type RequestConfig } from '../render.ts'
import type { Secrets } from '../template.ts'
import type { Problem } from './configuration.ts'

const MAX_LENGTH = 2048

/** @param secrets as given; an empty value stands for "as it was" and is no problem */
export function secretProblems(secrets: Secrets): Problem[] {
  return Object.entries(secrets).flatMap(([name, value]): Problem[] => {
    const path = `secrets.${name}`
    if (!SECRET_NAME.test(name)) {
      const message = mark(
        'A secret’s name has 1 to 32 small letters, digits and underscores; “{{name}}” does not.',
      )
      return [{ path, code: 'secret_name', message, values: { name } }]
    }
    if (value.length > MAX_LENGTH || /[\p{Cc}\p{Cs}]/u.test(value)) {
      const message = mark('A secret has at most {{max}} characters and no line breaks.')
      return [{ path, code: 'secret_value', message, values: { max: MAX_LENGTH } }]
    }
    return []
  })
}

/** Those of `secrets` that have a value. */
export function givenSecrets(secrets: Secrets): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''))
}

/** Those of `secrets` that the templates ask for; the rest is not kept. */
export function neededSecrets(configuration: RequestConfig, secrets: Secrets): Record<string, string> {
  const compiled = compileRequest(configuration)
  const names = compiled.ok ? compiled.request.secretNames : []
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(secrets, name)).map((name) => [name, secrets[name]!]),
  )
}
