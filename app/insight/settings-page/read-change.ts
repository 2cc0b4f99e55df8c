// What the settings page asks for, as its cards send it: JSON, read strictly. Pure.
import { z } from 'zod'
import { parseJson } from '#app/platform/parse-json.ts'
import { SAVE_REQUEST } from '../save-request.ts'

const text = z.string().max(20_000)

const CHANGE = z.discriminatedUnion('intent', [
  SAVE_REQUEST,
  z.object({ intent: z.literal('brand'), before: text, brand: text }),
  z.object({ intent: z.literal('add_host'), host: text }),
  z.object({ intent: z.literal('remove_host'), host: text }),
  z.object({ intent: z.literal('check_host'), host: text }),
  z.object({ intent: z.literal('rate'), from: text, to: text, rate: text, before: text.nullable() }),
  z.object({ intent: z.literal('remove_rate'), from: text, to: text, before: text }),
  z.object({ intent: z.literal('proxy'), path: text, before: text.nullable() }),
  z.object({ intent: z.literal('notice'), address: text }),
])

export type Change = z.output<typeof CHANGE>

/** @returns null: nothing that the page sends */
export function readChange(body: string): Change | null {
  return CHANGE.safeParse(parseJson(body)).data ?? null
}
