// The child's end of the line to the bench: answers questions, one function a question, and ends with it.

/** How long an orderly end may take once the bench is gone. */
const LAST_MS = 10_000

type Handler = (argument: never) => unknown
interface Question {
  id: number
  question: string
  argument: unknown
}

/** What the bench handed over when it started this process. */
export function readSettings<Settings>(): Settings {
  return JSON.parse(process.argv[2] ?? '{}') as Settings
}

/**
 * @param ready told to the bench: the child can be measured now
 * @param handlers by question
 * @param close an orderly end
 */
export function serveParent(
  ready: unknown,
  handlers: Record<string, Handler>,
  close: () => Promise<void> | void = () => {},
): void {
  process.on('message', ({ id, question, argument }: Question) => {
    Promise.resolve(argument)
      .then((given) => (handlers[question] as Handler)(given as never))
      .then(
        (answer) => process.send?.({ id, answer }),
        (error: Error) => process.send?.({ id, error: error.stack ?? error.message }),
      )
  })
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), LAST_MS).unref()
    Promise.resolve(close()).then(
      () => process.exit(0),
      (error: Error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', end)
  process.on('disconnect', end)
  process.on('SIGINT', () => {}) // Ctrl-C reaches the whole group; the bench ends its children itself
  process.send?.({ ready })
}
