// Rows in PostgreSQL's binary COPY format (PostgreSQL manual, COPY, "Binary Format"): the fastest way in, used by the
// click writer and the webhook inbox.
import { createBinaryFields, type BinaryFields } from './binary-fields.ts'

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const END = -1

export interface CopyRows extends Pick<BinaryFields, 'uuid' | 'bytes' | 'int4'> {
  /** Begins a new batch in the same memory. */
  start(): void
  /** Starts a row of `fields` fields; the field calls that follow must be exactly as many. */
  row(fields: number): void
  text(value: string | null): void
  timestamptz(ms: number | null): void
  /** The finished batch. Valid until the next `start`. */
  finish(): Buffer
}

/** An encoder that owns one growing buffer. */
export function createCopyRows(): CopyRows {
  const fields = createBinaryFields()
  fields.raw(SIGNATURE)
  return {
    start() {
      fields.start()
      fields.raw(SIGNATURE)
    },
    row: fields.int16,
    uuid: fields.uuid,
    bytes: fields.bytes,
    int4: fields.int4,
    text: (value) => (value === null ? fields.nothing() : fields.text(value)),
    timestamptz: (ms) => (ms === null ? fields.nothing() : fields.timestamptz(ms)),
    finish() {
      fields.int16(END)
      return fields.written()
    },
  }
}
