// How the tracker answers: 200 with an empty body, unless somebody scripted its next answers.
import { z } from 'zod'

const MAX_DELAY_MS = 10 * 60_000

const behaviourSchema = z.strictObject({
  status: z.int().min(200).max(599).default(200),
  body: z.string().max(1_000_000).default(''),
  delayMs: z.int().min(0).max(MAX_DELAY_MS).default(0),
  headers: z.record(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/), z.string().regex(/^[^\r\n\0]*$/)).default({}),
  times: z.int().min(0).default(1),
})

export type Behaviour = z.infer<typeof behaviourSchema>
const NORMAL: Behaviour = { status: 200, body: '', delayMs: 0, headers: {}, times: 0 }

/** Reads a script. `times` answers follow it, then 200 again; 0 ends the script at once. */
export function parseBehaviour(
  value: unknown,
): { ok: true; behaviour: Behaviour } | { ok: false; error: string } {
  const parsed = behaviourSchema.safeParse(value)
  return parsed.success
    ? { ok: true, behaviour: parsed.data }
    : { ok: false, error: z.prettifyError(parsed.error) }
}

export type Script = { set(behaviour: Behaviour): void; current(): Behaviour; next(): Behaviour }

/** Counts the scripted answers down. */
export function createScript(): Script {
  let current = NORMAL
  return {
    set: (behaviour) => void (current = behaviour),
    current: () => (current.times > 0 ? current : NORMAL),
    next() {
      if (current.times === 0) return NORMAL
      current = { ...current, times: current.times - 1 }
      return current
    },
  }
}
