// Where ids come from: the clock and a pool of random bytes. Handed down by the composition root.
import { randomFillSync } from 'node:crypto'
import type { Clock } from './clock.ts'
import { uuidv7 } from './uuid.ts'

/** Makes a new id; each call gives another, greater than all that this process made before. */
export type NewId = () => string

const BYTES_PER_ID = 10
const POOL_BYTES = BYTES_PER_ID * 512
/** The 12 bits after the version count within a millisecond (RFC 9562, 6.2, method 1). */
const LAST_COUNT = 0xfff

/**
 * UUIDv7 ids in strictly rising order, so that "the newest row" of what one process wrote is the greatest id. Random
 * bytes are drawn 512 ids at a time: a system call an id is what would cost.
 */
export function createIds(clock: Clock): NewId {
  const pool = new Uint8Array(POOL_BYTES)
  let next = POOL_BYTES
  let atMs = 0
  let count = 0
  return () => {
    const nowMs = clock()
    if (nowMs > atMs) {
      atMs = nowMs
      count = 0
    } else if (++count > LAST_COUNT) {
      atMs += 1
      count = 0
    }
    if (next === POOL_BYTES) {
      randomFillSync(pool)
      next = 0
    }
    pool[next] = count >>> 8
    pool[next + 1] = count & 0xff
    const id = uuidv7(atMs, pool, next)
    next += BYTES_PER_ID
    return id
  }
}
