// A background loop: runs when woken and, because a wake-up may be lost, when polled; goes on after an error.

export interface Loop {
  start(): void
  /** There is something to do. Cheap; many calls make one run. */
  wake(): void
  /** Starts nothing new and resolves when the run under way is done. */
  stop(): Promise<void>
}

/**
 * @param run does one piece of work; true when there may be more
 * @param pollMs how often it looks without being woken
 * @param onError told what `run` threw; the loop waits a poll and goes on
 */
export function createLoop({
  run,
  pollMs,
  onError,
}: {
  run: () => Promise<boolean>
  pollMs: number
  onError: (error: Error) => void
}): Loop {
  let running: Promise<void> | null = null
  let woken = false
  let stopped = true
  let timer: NodeJS.Timeout | undefined

  async function work(): Promise<void> {
    do {
      woken = false
      try {
        while (!stopped && (await run()));
      } catch (error) {
        onError(error as Error)
        break
      }
    } while (woken && !stopped)
    running = null
    if (!stopped) timer = setTimeout(wake, pollMs)
  }
  function wake(): void {
    if (stopped) return
    woken = true
    if (running) return
    clearTimeout(timer)
    running = work()
  }
  return {
    start() {
      stopped = false
      wake()
    },
    wake,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
