// Renders postbacks again and again: compiled templates are kept, so that an attempt only fills in values. Handed to the
// delivery engine by the worker: delivery knows nothing of templates.
import { createLru } from '#app/platform/lru.ts'
import type { MacroValues } from './macros.ts'
import { inDestinationWords } from './presets/destination-words.ts'
import type { OurStatus } from './presets/preset.ts'
import { compileRequest, renderRequest, type RenderedRequest, type RequestConfig } from './render.ts'
import type { Secrets } from './template.ts'

const MAX_TEMPLATES = 10_000

/** A postback as it is stored, its secrets opened. */
export type StoredRequest = RequestConfig & {
  /** The destination's words; what is not named is sent as it is. */
  readonly statusNames: Readonly<Partial<Record<OurStatus, string>>>
  readonly eventNames: Readonly<Record<string, string>>
  readonly secrets: Secrets
}

/** What is sent, and beside it what a log may show of it: secrets as dots. */
export type Rendered = RenderedRequest & {
  readonly shown: Pick<RenderedRequest, 'url' | 'headers' | 'body'>
}

export type Render = (
  stored: StoredRequest,
  values: Partial<MacroValues>,
  attempt: { deliveryId: string; attempt: number },
) => Rendered | null

/**
 * @returns a function that gives null for a postback that cannot be rendered: it was saved before one of its macros went, or
 *   asks for a secret that it does not have
 */
export function createRenderer(): Render {
  const compiled = createLru<ReturnType<typeof compileRequest>>(MAX_TEMPLATES)
  return (stored, values, attempt) => {
    const key = keyOf(stored)
    let result = compiled.get(key)
    if (!result) compiled.set(key, (result = compileRequest(stored)))
    if (!result.ok) return null
    const { request } = result
    const words = inDestinationWords(values, stored)
    if (request.secretNames.length === 0) {
      const { method, url, headers, body } = renderRequest(request, words, attempt)
      return { method, url, headers, body, shown: { url, headers, body } }
    }
    if (!request.secretNames.every((name) => Object.hasOwn(stored.secrets, name))) return null
    const { url, headers, body } = renderRequest(request, words, attempt, null)
    return { ...renderRequest(request, words, attempt, stored.secrets), shown: { url, headers, body } }
  }
}

/**
 * Two postbacks share templates only where all of them are the same: one's headers must never go out with the other's
 * values. Neither URLs nor headers hold line breaks.
 */
function keyOf({ method, url, headers, body }: RequestConfig): string {
  let key = `${method} ${url}`
  for (const name in headers) key += `\n${name}:${headers[name]}`
  return body === null ? key : `${key}\n\n${body.format}\n${body.template}`
}
