// A browser's own name for itself, in words: which browser on which system, as far as it says. Pure.

const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/\bFBAN|\bFBAV/, 'Facebook'],
  [/Instagram/, 'Instagram'],
  [/TikTok|musical_ly|BytedanceWebview/, 'TikTok'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
]

const find = (list: readonly [RegExp, string][], text: string) =>
  list.find(([form]) => form.test(text))?.[1] ?? null

/** `Chrome, Windows`; null where nothing in it is known. */
export function describeUserAgent(userAgent: string): string | null {
  const known = [find(BROWSERS, userAgent), find(SYSTEMS, userAgent)].filter((name) => name !== null)
  return known.length > 0 ? known.join(', ') : null
}
