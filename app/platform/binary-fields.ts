// Values as PostgreSQL sends and receives them in binary: four bytes of length (-1 for NULL), then the value. COPY rows
// (copy-rows) and array parameters (row-arrays) are made of them. Grows as needed and is used again for the next batch.

/** The value of a lower-case hexadecimal digit by its character code. */
const DIGITS = new Uint8Array(128)
for (let value = 0; value < 16; value++) DIGITS[value.toString(16).charCodeAt(0)] = value
/** PostgreSQL counts timestamps in microseconds from 2000-01-01. */
const EPOCH_2000_MS = 946_684_800_000
/** The only version of jsonb's binary form; the text follows it. */
const JSONB_VERSION = 1

export interface BinaryFields {
  /** Begins anew in the same memory. */
  start(): void
  /** Two or four bytes by themselves, without a length before them: for headers. */
  int16(value: number): void
  int32(value: number): void
  raw(bytes: Uint8Array): void

  nothing(): void
  uuid(id: string): void
  text(value: string): void
  bytes(value: Uint8Array): void
  bool(value: boolean): void
  int4(value: number): void
  int8(value: bigint): void
  timestamptz(ms: number): void
  jsonb(value: unknown): void
  /** What was written. Valid until the next `start`. */
  written(): Buffer
}

/** A writer that owns one growing buffer. */
export function createBinaryFields(initialBytes = 64 * 1024): BinaryFields {
  let buffer = Buffer.allocUnsafe(initialBytes)
  let at = 0

  function reserve(bytes: number): void {
    if (at + bytes <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes))
    buffer.copy(larger, 0, 0, at)
    buffer = larger
  }
  function utf8(value: string, prefixBytes: number): void {
    reserve(4 + prefixBytes + value.length * 3)
    const length = buffer.write(value, at + 4 + prefixBytes, 'utf8') + prefixBytes
    buffer.writeInt32BE(length, at)
    at += 4 + length
  }
  return {
    start() {
      at = 0
    },
    int16(value) {
      reserve(2)
      at = buffer.writeInt16BE(value, at)
    },
    int32(value) {
      reserve(4)
      at = buffer.writeInt32BE(value, at)
    },
    raw(bytes) {
      reserve(bytes.length)
      buffer.set(bytes, at)
      at += bytes.length
    },
    nothing() {
      reserve(4)
      at = buffer.writeInt32BE(-1, at)
    },
    uuid(id) {
      reserve(20)
      at = buffer.writeInt32BE(16, at)
      // Digit by digit: half the cost of taking the dashes out and having the rest decoded.
      for (let i = 0; i < 36; i += 2) {
        if (i === 8 || i === 13 || i === 18 || i === 23) i++
        buffer[at++] = ((DIGITS[id.charCodeAt(i)] as number) << 4) | (DIGITS[id.charCodeAt(i + 1)] as number)
      }
    },
    text: (value) => utf8(value, 0),
    bytes(value) {
      reserve(4 + value.length)
      at = buffer.writeInt32BE(value.length, at)
      buffer.set(value, at)
      at += value.length
    },
    bool(value) {
      reserve(5)
      at = buffer.writeInt32BE(1, at)
      buffer[at++] = value ? 1 : 0
    },
    int4(value) {
      reserve(8)
      at = buffer.writeInt32BE(4, at)
      at = buffer.writeInt32BE(value, at)
    },
    int8(value) {
      reserve(12)
      at = buffer.writeInt32BE(8, at)
      at = buffer.writeBigInt64BE(value, at)
    },
    timestamptz(ms) {
      reserve(12)
      at = buffer.writeInt32BE(8, at)
      at = buffer.writeBigInt64BE(BigInt(Math.round((ms - EPOCH_2000_MS) * 1000)), at)
    },
    jsonb(value) {
      const start = at
      utf8(JSON.stringify(value), 1)
      buffer[start + 4] = JSONB_VERSION
    },
    written: () => buffer.subarray(0, at),
  }
}
