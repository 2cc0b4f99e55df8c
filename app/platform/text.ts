// Text from outside, made fit to be kept: PostgreSQL takes no NUL and no half of a surrogate pair.

/**
 * `text` without NUL bytes and lone surrogates, cut to `maxChars` UTF-16 units; null where nothing is left of it.
 * Never cuts a character in two.
 */
export function cleanText(text: string | null | undefined, maxChars: number): string | null {
  if (text === null || text === undefined || text === '') return null
  let clean = text.includes('\0') ? text.replaceAll('\0', '') : text
  if (clean.length > maxChars) {
    clean = clean.slice(0, maxChars)
    const last = clean.charCodeAt(maxChars - 1)
    if (last >= 0xd800 && last <= 0xdbff) clean = clean.slice(0, -1)
  }
  return clean.toWellFormed() || null
}
