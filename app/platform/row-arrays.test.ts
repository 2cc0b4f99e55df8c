// Array parameters as PostgreSQL reads them: each type there and back.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { createRowArrays } from './row-arrays.ts'

interface Everything {
  uuid: string | null
  text: string | null
  bool: boolean | null
  int4: number | null
  int8: bigint | null
  at: number | null
  json: unknown
}
const ROWS = createRowArrays<Everything>({
  uuid: ['uuid', (row) => row.uuid],
  text: ['text', (row) => row.text],
  bool: ['bool', (row) => row.bool],
  int4: ['int4', (row) => row.int4],
  int8: ['int8', (row) => row.int8],
  at: ['timestamptz', (row) => row.at],
  json: ['jsonb', (row) => row.json],
})
/** PostgreSQL stores no NUL in text; what comes in is refused or cleaned before it gets here. */
const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''))
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
const everything: fc.Arbitrary<Everything> = fc.record({
  uuid: orNull(fc.uuid()),
  text: orNull(text),
  bool: orNull(fc.boolean()),
  int4: orNull(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  int8: orNull(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  at: orNull(fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(9999, 11, 31) })),
  json: orNull(fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.oneof(text, fc.integer(), fc.boolean()))),
})

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

test('whatever rows go in, the same come out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(everything, { minLength: 1, maxLength: 20 }), async (rows) => {
      const { rows: found } = await database.pool.query(
        `SELECT uuid, text, bool, int4, int8::text, (extract(epoch FROM at) * 1000)::bigint::text AS at, json
           FROM ${ROWS.unnest} AS r(${ROWS.names})`,
        ROWS.values(rows),
      )
      expect(found).toEqual(
        rows.map((row) => ({ ...row, int8: row.int8?.toString() ?? null, at: row.at?.toString() ?? null })),
      )
    }),
    { numRuns: 150 },
  )
})

test('rows larger than the memory it began with', async () => {
  const long = 'ü'.repeat(100_000)
  const { rows } = await database.pool.query(
    `SELECT length(text) AS length FROM ${ROWS.unnest} AS r(${ROWS.names})`,
    ROWS.values([{ uuid: null, text: long, bool: null, int4: null, int8: null, at: null, json: null }]),
  )
  expect(rows).toEqual([{ length: 100_000 }])
})
