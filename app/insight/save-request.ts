// What every form of one record asks when it saves (components/form/use-record-form): JSON, read strictly. Pure.
import { z } from 'zod'
import { parseJson } from '#app/platform/parse-json.ts'

export const SAVE_REQUEST = z.object({
  intent: z.literal('save'),
  /** Of what was edited; null: a new one. */
  version: z.int().nullable(),
  /** What the form holds, which whoever saves it checks. */
  draft: z.unknown(),
})

export type SaveRequest = z.output<typeof SAVE_REQUEST>

/** @param body of the request; @returns null: nothing that such a form sends */
export function readSaveRequest(body: string): SaveRequest | null {
  return SAVE_REQUEST.safeParse(parseJson(body)).data ?? null
}
