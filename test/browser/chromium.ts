// The browser of the browser tests: Debian's Chromium, driven by playwright-core. Where there is none, a run by hand skips
// the tests and says so; CI fails.
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
/** The library turns away what looks like a robot, and a headless browser calls itself one. */
export const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** The path of a Chromium, or null. `CHROMIUM` names one that stands elsewhere. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM']
  return [...(named ? [named] : []), ...PLACES].find((path) => existsSync(path)) ?? null
}

/** With a fresh profile that is thrown away. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS })
}

/** Vitest's global setup: tells once, before anything is started, whether there is a browser. */
export default function setup(): void {
  if (findChromium()) return
  const problem =
    'No Chromium found (apt-get install -y --no-install-recommends chromium, or set CHROMIUM to one).'
  if (process.env['CI']) throw new Error(problem)
  console.warn(`\n${problem}\nThe browser tests are SKIPPED.\n`)
}
