// UUIDv7 (RFC 9562): the id of everything we keep. It carries its time in the first 48 bits, so that rows of one time
// lie together, partitions are ranges of ids, and a look-up by id goes to one of them.

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A UUIDv7 as lower-case text.
 * @param atMs its time, Unix milliseconds
 * @param random a buffer that holds at least 10 random bytes from `offset` on
 */
export function uuidv7(atMs: number, random: Uint8Array, offset = 0): string {
  const high = Math.floor(atMs / 0x1_0000_0000)
  const low = atMs % 0x1_0000_0000
  const r = (i: number) => random[offset + i] as number
  const hex = (byte: number) => HEX[byte & 0xff] as string
  return (
    hex(high >>> 8) + hex(high) + hex(low >>> 24) + hex(low >>> 16) + '-' + hex(low >>> 8) + hex(low) + '-' +
    hex(0x70 | (r(0) & 0x0f)) + hex(r(1)) + '-' + hex(0x80 | (r(2) & 0x3f)) + hex(r(3)) + '-' +
    hex(r(4)) + hex(r(5)) + hex(r(6)) + hex(r(7)) + hex(r(8)) + hex(r(9))
  ) // prettier-ignore
}

/** The smallest UUID of a time: the lower bound of a range of ids, and of a partition. */
export function firstUuidAt(atMs: number): string {
  const hex = atMs.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** The time that a UUIDv7 carries, Unix milliseconds. Of other UUIDs it is meaningless. */
export function uuidTimeMs(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** Whether `text` is a UUID in the one form that we keep: lower case, with dashes. */
export function isUuid(text: string): boolean {
  return text.length === 36 && FORM.test(text)
}

/** As a form's field names a record, or none. */
export function isUuidOrEmpty(text: string): boolean {
  return text === '' || isUuid(text)
}

/** The id that a text from outside names, in that form; null where it is no UUID. Space around it and its case do not matter. */
export function readUuid(text: string | null | undefined): string | null {
  const id = text?.trim().toLowerCase() ?? ''
  return isUuid(id) ? id : null
}
