// How long the opening of each connection took, and for which request. undici does not say on which connection a
// request goes, but it hands on within the very call: a ready connection takes the first request that waits for it
// before the connector's callback returns, and a failed one gives its error to the requests that waited. So what is
// taken here is never a guess; where undici does otherwise one day, nothing is taken.
import { Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import type { buildConnector } from 'undici'

/** The steps of opening one connection, in milliseconds; null for one that was not needed or did not end. */
export type Opening = {
  /** On the clock of `performance.now()`. */
  readonly beganAtMs: number
  /** Null for an address literal. */
  dnsMs: number | null
  connectMs: number | null
  /** Null for http. */
  tlsMs: number | null
}

export type Openings = {
  /** The same connector, with its connections watched. */
  watch: (connect: buildConnector.connector) => buildConnector.connector
  /** For a request that starts: the opening of its connection, if it is the first on it, else null. */
  ready: () => Opening | null
  /** For a request that failed: the opening that failed with this error, once, else null. */
  takeFailed: (error: Error) => Opening | null
}

export function createOpenings(): Openings {
  /** Set only while a connection is handed to undici. */
  let ready: Opening | null = null
  const failed = new WeakMap<Error, Opening>()

  const watch = (connect: buildConnector.connector): buildConnector.connector => {
    return (target, callback) => {
      const { opening, ended } = begin()
      const socket: unknown = connect(target, (...[error, connected]) => {
        if (error) {
          failed.set(error, opening)
          return callback(error, null)
        }
        if (target.protocol === 'https:') ended('tlsMs')
        ready = opening
        callback(null, connected)
        ready = null
      })
      if (!(socket instanceof Socket)) return
      socket.once('lookup', () => ended('dnsMs'))
      socket.once('connect', () => ended('connectMs'))
    }
  }
  const takeFailed = (error: Error) => {
    const taken = failed.get(error) ?? null
    failed.delete(error)
    return taken
  }
  return { watch, ready: () => ready, takeFailed }
}

/** `ended` is told each step as it ends; the next begins then. */
function begin(): { opening: Opening; ended: (step: 'dnsMs' | 'connectMs' | 'tlsMs') => void } {
  const beganAtMs = performance.now()
  const opening: Opening = { beganAtMs, dnsMs: null, connectMs: null, tlsMs: null }
  let stepAtMs = beganAtMs
  const ended = (step: 'dnsMs' | 'connectMs' | 'tlsMs') => {
    const nowMs = performance.now()
    opening[step] = nowMs - stepAtMs
    stepAtMs = nowMs
  }
  return { opening, ended }
}
