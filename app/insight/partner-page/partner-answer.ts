// What a partner's page is answered when it has asked for something to be done.
import type { PartnerSaved } from './save-partner.server.ts'

/** Messages in the reader's language. */
export type PartnerAnswer =
  | PartnerSaved
  /** Said in passing. */
  | { kind: 'done'; message: string }
  /** Said beside the field, where it is about one. */
  | { kind: 'wrong'; message: string; field?: string }
