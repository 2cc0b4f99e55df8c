// Web vitals of the app's document, as Chromium measures them: largest contentful paint, layout shift, and how long the slowest
// interaction took until it was painted (INP of a short visit). Observed from the first moment of every document on.
import type { Frame, Page } from 'playwright-core'

export interface Vitals {
  lcpMs: number
  cls: number
  inpMs: number
}

declare global {
  interface Window {
    vitals: Vitals
  }
}

interface LayoutShift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
}
interface EventTiming extends PerformanceEntry {
  interactionId: number
}

/** Called before the page is opened. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const vitals: Vitals = { lcpMs: 0, cls: 0, inpMs: 0 }
    window.vitals = vitals
    const observe = <Entry extends PerformanceEntry>(
      type: string,
      see: (entry: Entry) => void,
      more: object = {},
    ) =>
      new PerformanceObserver((list) => (list.getEntries() as Entry[]).forEach(see)).observe({
        type,
        buffered: true,
        ...more,
      })
    observe('largest-contentful-paint', ({ startTime }) => (vitals.lcpMs = startTime))
    observe<LayoutShift>('layout-shift', ({ value, hadRecentInput }) => {
      if (!hadRecentInput) vitals.cls += value
    })
    // 16 ms is the least that Chromium tells of: what is not told was quicker.
    observe<EventTiming>(
      'event',
      ({ duration, interactionId }) => {
        if (interactionId !== 0) vitals.inpMs = Math.max(vitals.inpMs, duration)
      },
      { durationThreshold: 16 },
    )
  })
}

/** After two frames, when what was painted last has been told. */
export function readVitals(frame: Frame): Promise<Vitals> {
  return frame.evaluate(
    () =>
      new Promise<Vitals>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(window.vitals)))),
      ),
  )
}
