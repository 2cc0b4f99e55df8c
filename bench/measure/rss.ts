// The highest resident memory of the app's process over everything that was measured in this run.
import type { Figure } from '../figure.ts'
import type { Name } from '../options.ts'

const MEGABYTE = 1024 * 1024

/** The highest so far, after a figure was measured. */
export interface Peak {
  name: Name
  bytes: number
}

/** @param bareBytes the highest of the baselines */
export function measureRss(peaks: readonly Peak[], bareBytes: number): Figure {
  const steps = peaks.map(({ name, bytes }) => `${name} ${(bytes / MEGABYTE).toFixed(0)}`)
  return {
    name: 'rss',
    unit: 'MB',
    value: (peaks.at(-1)?.bytes ?? Number.NaN) / MEGABYTE,
    baseline: bareBytes / MEGABYTE,
    notes: [
      'one process from start to end, web and worker; the baseline is the highest of the bare processes',
      `the highest so far after each figure, MB: ${steps.join(', ')}`,
    ],
  }
}
