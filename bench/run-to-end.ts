// The life of a run: what was started is ended, last first, whether the run came to its end, failed, hung or was broken off.

export type Closing = (() => unknown)[]

/**
 * Runs `work` and ends the process: 0 when it came to its end, 1 when it threw or took too long, 130 on a signal.
 * @param work fills `closing` as it starts things; what it returns is printed when all of them have ended
 * @param longestMs no run takes longer, whatever hangs
 */
export function runToEnd(work: (closing: Closing) => Promise<string>, longestMs: number): void {
  const closing: Closing = []
  let ending: Promise<void> | null = null
  const end = (): Promise<void> => {
    ending ??= (async () => {
      for (let step = closing.pop(); step; step = closing.pop()) await step()
    })()
    return ending
  }
  const endAndExit = (code: number, reason: string): void => {
    process.stderr.write(`${reason}\n`)
    end().finally(() => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => endAndExit(130, `${signal}: ending`))
  process.on('uncaughtException', (error) => endAndExit(1, error.stack ?? error.message))
  setTimeout(() => endAndExit(1, 'the run takes too long'), longestMs).unref()
  work(closing).then(
    async (report) => {
      await end()
      process.stdout.write(report, () => process.exit(0))
    },
    (error: Error) => {
      if (ending === null) endAndExit(1, error.stack ?? error.message) // else it is only what the ending broke off
    },
  )
}

/** Reads the command line; a wrong one is told with the usage, and the process ends with 2. */
export function optionsOrUsage<Options>(read: (args: readonly string[]) => Options, usage: string): Options {
  try {
    return read(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}\n`)
    process.exit(2)
  }
}
