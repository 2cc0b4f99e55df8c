// Text from strangers, made fit to be shown: what cannot be seen, or changes how the rest is read, is written out. Pure.

/** Controls but line feed and tab, what turns the direction of writing or takes no room, and other ends of lines. */
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Lines stay lines; a carriage return before a line feed belongs to it. Everything hidden becomes `‹U+202E›`. */
export function visibleText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(HIDDEN, (character) => {
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
    return `‹U+${code}›`
  })
}
