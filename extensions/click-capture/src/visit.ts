// One visit: what its arrival adds to the kept clicks. The server is asked once for a visit; a reload of the landing page,
// the way back to it, or a second tab that opens the same link at the same time, asks no more.
import type { Answer } from './ask-click.ts'
import type { Arrival } from './arrival.ts'
import { withClick, type Kept } from './kept-clicks.ts'

/** Seconds in which the same link, followed again, is still the same visit. */
const SAME_VISIT_SEC = 1_800

export interface VisitPorts {
  nowSec(): number
  /** The page was reloaded or gone back to, so that its visit has been taken before. */
  isRepeat: boolean
  read(): Kept
  write(kept: Kept): void
  ask(words: string): Promise<Answer>
}

/**
 * Takes an arrival, or asks again for one that had no answer. What is kept afterwards stands in `ports.read()`.
 * @param arrival what the page's address tells of, null for nothing
 */
export async function takeVisit(arrival: Arrival | null, ports: VisitPorts): Promise<void> {
  const kept = ports.read()
  const nowSec = ports.nowSec()
  if (arrival && 'clickId' in arrival) return ports.write(withClick(kept, arrival.clickId, nowSec))
  const words = wordsToAsk(kept, arrival ? arrival.words : '', nowSec, ports.isRepeat)
  // Written anew even so: Safari counts its seven days from the last time.
  if (!words) return ports.write(kept)
  // Kept before asking: a visitor who leaves before the answer is asked for again on the next page.
  ports.write({ ...kept, w: kept.w && kept.w.q === words ? kept.w : { q: words, t: nowSec } })
  const answer = await ports.ask(words)
  if (answer === undefined) return
  const { n, f } = ports.read()
  ports.write(answer ? withClick({ n, f }, answer, ports.nowSec(), words) : { n, f })
}

/** The words for which the server is to be asked now; empty for none. */
function wordsToAsk({ n, f, w }: Kept, arrived: string, nowSec: number, isRepeat: boolean): string {
  const waiting = w ? w.q : ''
  if (!arrived) return waiting
  const madeOfIt = [n, f].filter((click) => click && click.q === arrived)
  const taken = isRepeat ? madeOfIt[0] : madeOfIt[0] === n && n && nowSec - n.t < SAME_VISIT_SEC
  return taken ? waiting : arrived
}

/** Runs `work` in one tab at a time, where the browser can. */
export function oneTabAtATime(work: () => Promise<void>): Promise<unknown> {
  const { locks } = navigator
  return locks ? locks.request('tl_click', work) : work()
}

/** Whether this page came by a reload or by the way back. */
export function isRepeatedView(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return ['reload', 'back_forward'].includes(Object(entry).type)
}
