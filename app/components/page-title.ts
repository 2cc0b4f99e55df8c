// The title of a page's document, in the reader's language: the words come with the frame of the app, whose data every page has.
import type { MetaFunction } from '@remix-run/react'
import type { Words } from '#app/language/say.ts'

/** @param text marked, without values */
export function pageTitle(text: string): MetaFunction {
  return ({ matches }) => {
    const app = matches.find(({ id }) => id === 'routes/app')?.data as { words: Words } | undefined
    return [{ title: `${app?.words[text] ?? text} · Throughline` }]
  }
}
