// What counts as delivered, as it stands in the form: its kind, and the fields of every kind, so that changing one's mind loses
// nothing. Pure.
import type { SuccessRule } from '#app/postback/presets/preset.ts'

export interface Success {
  kind: 'status' | 'contains' | 'json'
  contains: string
  jsonPath: string
  /** With commas between. */
  oneOf: string
}

export function successOf({ body }: SuccessRule): Success {
  const empty = { contains: '', jsonPath: '', oneOf: '' }
  if (body === undefined) return { kind: 'status', ...empty }
  if ('contains' in body) return { ...empty, kind: 'contains', contains: body.contains }
  return { ...empty, kind: 'json', jsonPath: body.jsonPath, oneOf: body.oneOf.join(', ') }
}

export function successRuleOf({ kind, contains, jsonPath, oneOf }: Success): SuccessRule {
  switch (kind) {
    case 'status':
      return { status: '2xx' }
    case 'contains':
      return { status: '2xx', body: { contains } }
    case 'json': {
      const words = oneOf
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== '')
      return { status: '2xx', body: { jsonPath: jsonPath.trim(), oneOf: words } }
    }
  }
}
