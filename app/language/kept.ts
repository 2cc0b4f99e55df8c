// Sentences that are kept: a row has no reader, so what is told in it is written in English, and said in the reader's language where it
// is shown. The writer fills a marked text with its values; who shows it knows the text again by its shape. Pure.
import type { Say, Values } from './say.ts'

const PLACE = /\{\{(\w+)\}\}/g
/** A place of this name holds a kept sentence itself. */
const INNER = 'reason'

/** @returns the English sentence, as it is kept */
export function keep(text: string, values: Values = {}): string {
  return text.replaceAll(PLACE, (_, name: string) => String(values[name] ?? ''))
}

/** What has none of the shapes is told as it stands: somebody has typed it, or an older version wrote it. */
export type SayKept = (kept: string, say: Say) => string

interface Shape {
  text: string
  names: readonly string[]
  pattern: RegExp
}

/** @param texts marked, all that a writer keeps; of several that fit the first counts, so what stands around others comes before them */
export function sayingKept(texts: readonly string[]): SayKept {
  const shapes = texts.map(shapeOf)
  const sayKept: SayKept = (kept, say) => {
    for (const { text, names, pattern } of shapes) {
      const found = pattern.exec(kept)
      if (!found) continue
      const values = names.map((name, index) => {
        const value = found[index + 1] ?? ''
        return [name, name === INNER ? sayKept(value, say) : value] as const
      })
      return say(text, Object.fromEntries(values))
    }
    return kept
  }
  return sayKept
}

function shapeOf(text: string): Shape {
  // Every second part is the name of a place.
  const parts = text.split(PLACE)
  const fixed = parts.filter((_, index) => index % 2 === 0)
  return {
    text,
    names: parts.filter((_, index) => index % 2 === 1),
    pattern: new RegExp(`^${fixed.map(literally).join('(.+?)')}$`, 's'),
  }
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
