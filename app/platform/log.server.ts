// The log: JSON lines on standard output, one wide line an event. Secrets never get here: callers pass fields by name.
import { pino } from 'pino'
import type { Env } from './env.server.ts'

export type Log = Pick<ReturnType<typeof pino>, 'debug' | 'info' | 'warn' | 'error'>

/** Where nobody reads the log any more (a broken pipe), the process goes on and ends without it. */
const output = { write: (line: string) => void process.stdout.write(line) }

/** @param level least severe level that is written */
export function createLog(level: Env['LOG_LEVEL']): Log {
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => {})
  const formatters = { level: (label: string) => ({ level: label }) }
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters }, output)
}
