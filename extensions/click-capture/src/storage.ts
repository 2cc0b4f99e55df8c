// The browser's storage, where each part may be forbidden, full or wiped. Without any, what was kept lives as long as the
// page. The shell around kept-clicks.ts.
import { cookieSeconds, cookieValue, KEY, readKept, type Kept } from './kept-clicks.ts'

/** In sessionStorage: what the cart was last told, so that a page view with nothing new sends nothing. */
const SAID = 'tl_said'

export interface Storage {
  read(): Kept
  write(kept: Kept): void
  /** What the cart was last told; empty for nothing. */
  said(): string
  say(text: string): void
  /** Removes everything that these scripts have ever written. */
  clear(): void
}

/**
 * @param days the shop's longest lookback; null is unlimited
 * @param nowSec Unix seconds
 */
export function openStorage(days: number | null, nowSec: () => number): Storage {
  let inMemory: Kept | null = null
  let saidInMemory = ''

  const readStored = (): Kept =>
    readKept(
      attempt(() => document.cookie) || '',
      attempt(() => localStorage.getItem(KEY)),
      days,
      nowSec(),
    )
  const write = (kept: Kept) => {
    attempt(() => {
      const secure = location.protocol === 'https:' ? '; Secure' : ''
      const seconds = cookieSeconds(kept, days, nowSec())
      document.cookie = `${KEY}=${cookieValue(kept)}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure}`
    })
    attempt(() => {
      if (kept.n || kept.w) localStorage.setItem(KEY, JSON.stringify(kept))
      else localStorage.removeItem(KEY)
    })
    // Not taken down: it is held for this page at least.
    const { n, w } = readStored()
    inMemory = (kept.n && !n) || (kept.w && !w) ? kept : null
  }

  return {
    read: () => inMemory || readStored(),
    write,
    said: () => attempt(() => sessionStorage.getItem(SAID)) || saidInMemory,
    say(text) {
      saidInMemory = text
      attempt(() => sessionStorage.setItem(SAID, text))
    },
    clear() {
      write({})
      saidInMemory = ''
      attempt(() => sessionStorage.removeItem(SAID))
    },
  }
}

/** A storage that refuses is no error: browsers may be set to. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}
