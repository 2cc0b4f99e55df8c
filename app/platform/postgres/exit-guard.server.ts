// Sees to it that no server outlives an orderly end of the process that owns it.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const guarded = new Set<() => void>()

/**
 * `shutDown` is called without waiting when this process exits, an uncaught exception included; and on a signal
 * that nobody else here listens for, which would end the process without that event. Whoever does listen
 * drains first and then stops the server himself.
 * @returns ends the guard
 */
export function guardExit(shutDown: () => void): () => void {
  if (guarded.size === 0) listen()
  guarded.add(shutDown)
  return () => {
    if (guarded.delete(shutDown) && guarded.size === 0) stopListening()
  }
}

/** One listener for all servers, so that they do not take each other for somebody who drains. */
function listen(): void {
  process.on('exit', onExit)
  for (const signal of SIGNALS) process.on(signal, onSignal)
}

function stopListening(): void {
  process.off('exit', onExit)
  for (const signal of SIGNALS) process.off(signal, onSignal)
}

function onExit(): void {
  for (const shutDown of guarded) shutDown()
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  stopListening()
  onExit()
  process.kill(process.pid, signal) // nobody listens any more: the signal now does what it does by default
}
