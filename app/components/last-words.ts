// What is said where a page failed and nothing but the document can be relied on: not in the catalogs, because a page gets its words
// from a loader, which may be what failed.
import type { Locale } from '#app/language/locales.ts'

interface LastWords {
  title: string
  text: string
}

export const LAST_WORDS: Readonly<Record<Locale, Readonly<Record<'missing' | 'failed', LastWords>>>> = {
  en: {
    missing: {
      title: 'There is no such page',
      text: 'The address may be mistyped, or the page has moved.',
    },
    failed: {
      title: 'Something went wrong',
      text: 'This is our fault, and it is in our log. What was counted so far is safe. Reload the page to try again.',
    },
  },
  de: {
    missing: {
      title: 'Diese Seite gibt es nicht',
      text: 'Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.',
    },
    failed: {
      title: 'Etwas ist schiefgegangen',
      text: 'Das liegt an uns und steht in unserem Protokoll. Was bisher gezählt wurde, ist sicher. Laden Sie die Seite neu, um es noch einmal zu versuchen.',
    },
  },
}
