// The log: JSON lines on standard output, one wide line an event. Secrets never get here: callers pass fields by name.
import { pino } from 'pino'
import type { Env } from './env.server.ts'

export type Log = Pick<ReturnType<typeof pino>, 'debug' | 'info' | 'warn' | 'error'>

/** @param level least severe level that is written */
export function createLog(level: Env['LOG_LEVEL']): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  })
}
