// An inbound call on its way from the receiver to what applies it.
import type { Target } from './find-offers.server.ts'
import type { Refusal } from './outcome.ts'
import type { Parameters } from './parameters.ts'

/** A call as it came in. */
export interface InboundRequest {
  id: string
  target: Target
  method: string
  remoteIp: string
  receivedAtMs: number
  parameters: Parameters
  /** X-Postback-Secret, which takes precedence over the parameter. */
  headerSecret: string | null
  /** What was wrong before the offer mattered; only the size is told before the secret is checked. */
  malformed: Refusal | null
  /** The merchant's own test: it comes from the app itself, which no list of addresses names. */
  fromAdmin?: true
  /** Tried before, and whether that was committed is not known. */
  again?: boolean
}
