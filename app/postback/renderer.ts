// Renders postbacks again and again: compiled templates are kept, so that an attempt only fills in values. Handed to the
// delivery engine by the worker: delivery knows nothing of templates.
import { createLru } from '#app/platform/lru.ts'
import type { MacroValues } from './macros.ts'
import { compileRequest, renderRequest, type RenderedRequest, type RequestConfig } from './render.ts'

const MAX_TEMPLATES = 10_000

export type Render = (
  config: RequestConfig,
  values: MacroValues,
  attempt: { deliveryId: string; attempt: number },
) => RenderedRequest | null

/** @returns a function that gives null for a configuration that cannot be rendered (it was saved before its macros went) */
export function createRenderer(): Render {
  const compiled = createLru<ReturnType<typeof compileRequest>>(MAX_TEMPLATES)
  return (config, values, attempt) => {
    const key = `${config.method} ${config.url}`
    let result = compiled.get(key)
    if (!result) compiled.set(key, (result = compileRequest(config)))
    return result.ok ? renderRequest(result.request, values, attempt) : null
  }
}
