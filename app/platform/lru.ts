// A bounded map that forgets what was used least recently: caches on hot paths must not grow with what strangers send.

export interface Lru<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  clear(): void
}

/** @param maxEntries entries kept at the most */
export function createLru<Value>(maxEntries: number): Lru<Value> {
  const entries = new Map<string, Value>()
  return {
    get(key) {
      const value = entries.get(key)
      // Moving an entry to the end costs; below half full nothing will be forgotten soon and order does not matter.
      if (value !== undefined && entries.size * 2 > maxEntries) {
        entries.delete(key)
        entries.set(key, value)
      }
      return value
    },
    set(key, value) {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > maxEntries) entries.delete(entries.keys().next().value as string)
    },
    clear: () => entries.clear(),
  }
}
