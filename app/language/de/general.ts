// German: the frame around all pages, and words that many of them use.
import type { Words } from '../say.ts'

export const GENERAL: Words = {
  Today: 'Heute',
  Postbacks: 'Postbacks',
  Deliveries: 'Zustellungen',
  Storefront: 'Schaufenster',
  Notices: 'Hinweise',

  // forms
  Save: 'Speichern',
  Discard: 'Verwerfen',
  Cancel: 'Abbrechen',
  Leave: 'Verlassen',
  'Leave without saving?': 'Verlassen, ohne zu speichern?',
  'What you have typed is lost then.': 'Was Sie eingegeben haben, geht dann verloren.',
  'Somebody else has saved this while you were editing': 'Jemand anderes hat inzwischen gespeichert',
  'Save mine over it': 'Meine Fassung speichern',
  'Take what is saved': 'Gespeicherte Fassung übernehmen',
  'Nothing was saved, and what you have typed is still here.':
    'Es wurde nichts gespeichert, und Ihre Eingaben sind noch da.',
  'This is gone': 'Das gibt es nicht mehr',
  'Somebody has deleted it while you were editing. Nothing was saved.':
    'Jemand hat es inzwischen gelöscht. Es wurde nichts gespeichert.',
  'This is to be mended first': 'Das ist zuerst zu beheben',

  // how conversions and deliveries stand, periods, files
  'The export failed. Try again, or choose a shorter period.':
    'Der Export ist fehlgeschlagen. Versuchen Sie es erneut oder wählen Sie einen kürzeren Zeitraum.',
  'The last day lies before the first.': 'Der letzte Tag liegt vor dem ersten.',
  'A day is written as year-month-day, such as 2026-11-20.':
    'Ein Tag wird als Jahr-Monat-Tag geschrieben, etwa 2026-11-20.',

  // where there is nothing to see
  'There is no such page': 'Diese Seite gibt es nicht',
  'The address may be mistyped, or the page has moved.':
    'Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.',
  'This page is for the merchant': 'Diese Seite ist für den Händler',
  'Your account in this store is bound to a partner: you see that partner’s links, postbacks and figures.':
    'Ihr Konto in diesem Shop ist an einen Partner gebunden: Sie sehen dessen Links, Postbacks und Zahlen.',
}
