// What the pages of postbacks ask the server to do. What a browser sends is anything until it has this shape. Pure.
import { z } from 'zod'
import { parseJson } from '#app/platform/parse-json.ts'

const secrets = z.record(z.string(), z.string())

const EDITOR_REQUEST = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    version: z.int().nullable(),
    configuration: z.unknown(),
    secrets,
    arrivalParameter: z.string().nullable(),
    acceptWarnings: z.boolean(),
  }),
  z.object({ intent: z.literal('test'), configuration: z.unknown(), secrets }),
  z.object({ intent: z.enum(['on', 'off', 'resume']) }),
  z.object({ intent: z.enum(['sign', 'reveal', 'unsign']) }),
])

const LIST_REQUEST = z.object({ intent: z.enum(['on', 'off', 'resume']), id: z.string() })

export type EditorRequest = z.infer<typeof EDITOR_REQUEST>
export type ListRequest = z.infer<typeof LIST_REQUEST>

/** @param text the request's body; @returns null where it is none of ours */
export function readEditorRequest(text: string): EditorRequest | null {
  return EDITOR_REQUEST.safeParse(parseJson(text)).data ?? null
}

export function readListRequest(text: string): ListRequest | null {
  return LIST_REQUEST.safeParse(parseJson(text)).data ?? null
}
