// In which order webhooks arrive, and which of them more than once; and the seed that all histories of a run follow from.
import fc from 'fast-check'

/** The same each time, unless another is asked for: HISTORIES_SEED=7 npx vitest run histories */
export const SEED = Number(process.env.HISTORIES_SEED ?? 20_261_121)

export interface Arrival {
  /** Webhooks arrive by the key of their place; all 0 is the true order, so that a failure shrinks towards it. */
  keys: number[]
  /** Places of those that come once more. */
  again: number[]
}

const PLACES = 30

export const arrival: fc.Arbitrary<Arrival> = fc.record({
  keys: fc.array(fc.nat(99), { minLength: PLACES, maxLength: PLACES }),
  again: fc.array(fc.nat(PLACES), { maxLength: 3 }),
})

export function arrange<T>(told: readonly T[], { keys, again }: Arrival): T[] {
  const repeated = again.flatMap((place) => told[place % told.length] ?? [])
  return [...told, ...repeated]
    .map((item, place) => ({ item, key: keys[place % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
