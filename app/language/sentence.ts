// A text that is chosen where no language is known and said where it is shown: what rooms below the pages hand to them. Pure.
import type { Say, Values } from './say.ts'

export interface Sentence {
  /** Marked, with places for the values. */
  text: string
  values?: Values
}

/** Sentences one after the other. */
export function sayAll(say: Say, sentences: readonly Sentence[]): string {
  return sentences.map(({ text, values }) => say(text, values)).join(' ')
}
