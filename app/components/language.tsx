// The reader's language for everything below it: its words come from the server with the frame of the app.
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { Locale } from '#app/language/locales.ts'
import { createLanguage, sayIn, type Say, type Words } from '#app/language/say.ts'

interface Language {
  locale: Locale
  say: Say
}

const LanguageContext = createContext<Language | null>(null)

export interface LanguageProps {
  locale: Locale
  words: Words
  children: ReactNode
}

export function LanguageProvider({ locale, words, children }: LanguageProps) {
  const language = useMemo(() => createLanguage(locale, words), [locale, words])
  const value = useMemo(() => ({ locale, say: sayIn(language) }), [locale, language])
  return (
    <I18nextProvider i18n={language}>
      <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>
    </I18nextProvider>
  )
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (language === null) throw new Error('no language around this component')
  return language
}

/** Text with markup in it is said by react-i18next's `<Trans i18nKey="…" components={…} />`, any other by this. */
export function useSay(): Say {
  return useLanguage().say
}
