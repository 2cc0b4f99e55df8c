// What the database says of itself, and how it is brought to rest between measurements.
import type pg from 'pg'

/** The settings on which "durable" rests. */
export const DURABILITY = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

/** @throws when one of them is not on: the figures would mean nothing */
export async function showSettings(pool: pg.Pool): Promise<string> {
  const shown: string[] = []
  for (const name of [...DURABILITY, 'server_version', 'shared_buffers', 'max_wal_size']) {
    const { rows } = await pool.query<Record<string, string>>(`SHOW ${name}`)
    const value = rows[0]?.[name]
    if (DURABILITY.includes(name as (typeof DURABILITY)[number]) && value !== 'on')
      throw new Error(`${name} is ${value}`)
    shown.push(`${name} ${value}`)
  }
  return shown.join(', ')
}

/**
 * Brings the database to rest before a measurement. Statistics first: autovacuum would gather them within a minute, and
 * without them plans are those of empty tables. Then a checkpoint, so that none of the work of one measurement falls into
 * the next.
 */
export async function rest(pool: pg.Pool): Promise<void> {
  await pool.query('ANALYZE')
  await pool.query('CHECKPOINT')
}

const PROBES = 200

/** Median time of a commit that changes one row, milliseconds: what the disk allows. */
export async function commitMs(pool: pg.Pool): Promise<number> {
  await pool.query('CREATE TABLE IF NOT EXISTS bench_commit (id int PRIMARY KEY, n int)')
  await pool.query('INSERT INTO bench_commit VALUES (1, 0) ON CONFLICT DO NOTHING')
  const took: number[] = []
  for (let probe = 0; probe < PROBES; probe++) {
    const from = performance.now()
    await pool.query('UPDATE bench_commit SET n = n + 1')
    took.push(performance.now() - from)
  }
  return took.sort((a, b) => a - b)[PROBES / 2] as number
}

export async function countRows(pool: pg.Pool, table: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
  return rows[0]?.n ?? Number.NaN
}
