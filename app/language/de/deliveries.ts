// German: the delivery log with its filters and replays.
import type { Words } from '../say.ts'

export const DELIVERIES: Words = {
  'Every call to partners’ trackers. Times are {{timeZone}}.':
    'Jeder Aufruf an die Tracker der Partner. Zeiten in {{timeZone}}.',

  // filters
  'Conversion status': 'Status der Conversion',
  'Conversion or order': 'Conversion oder Bestellung',
  'Text, within one day': 'Text, innerhalb eines Tages',
  'Clear filters': 'Filter zurücksetzen',
  'This cannot be looked for': 'Danach lässt sich nicht suchen',
  'This cannot be searched for: it holds characters that no text has.':
    'Danach lässt sich nicht suchen: Es enthält Zeichen, die in keinem Text vorkommen.',
  'An event has 1 to 64 lower-case letters, digits, hyphens or underscores.':
    'Ein Ereignis hat 1 bis 64 Kleinbuchstaben, Ziffern, Bindestriche oder Unterstriche.',
  'A conversion’s id or an order’s name has at most 255 characters.':
    'Die ID einer Conversion oder der Name einer Bestellung hat höchstens 255 Zeichen.',
  'Search for at most 200 characters.': 'Suchen Sie nach höchstens 200 Zeichen.',
  'The list goes on from one place: older or newer, not both.':
    'Die Liste geht an einer Stelle weiter: älter oder neuer, nicht beides.',
  'Text is searched within one day: choose the same day as from and to.':
    'Text wird innerhalb eines Tages gesucht: Wählen Sie bei Von und Bis denselben Tag.',
  'The last day lies before the first.': 'Der letzte Tag liegt vor dem ersten.',
  'A day is written as year-month-day, such as 2026-11-20.':
    'Ein Tag wird als Jahr-Monat-Tag geschrieben, etwa 2026-11-20.',

  // the list
  'Looked through so far: up to {{moment}}. Go on to the next page to look further.':
    'Bisher durchsucht: bis {{moment}}. Auf der nächsten Seite geht die Suche weiter.',
  'There is nothing more here.': 'Hier ist nichts mehr.',
  'Pages of deliveries': 'Seiten mit Zustellungen',
  'Newer deliveries': 'Neuere Zustellungen',
  'Older deliveries': 'Ältere Zustellungen',
  'Newest first': 'Neueste zuerst',
  'Nothing fits these filters': 'Nichts passt zu diesen Filtern',
  'Nothing has been sent yet': 'Es wurde noch nichts gesendet',
  'Choose fewer filters or a longer period. The log goes back to where its retention ends.':
    'Wählen Sie weniger Filter oder einen längeren Zeitraum. Das Protokoll reicht so weit zurück, wie es aufbewahrt wird.',
  'As soon as a conversion reaches a status that a partner’s postback waits for, the call appears here.':
    'Sobald eine Conversion einen Status erreicht, auf den der Postback eines Partners wartet, erscheint der Aufruf hier.',
  'Set up a postback': 'Postback einrichten',
  'not sent yet': 'noch nicht gesendet',
  'no answer': 'keine Antwort',
  'The export failed. Try again, or choose a shorter period.':
    'Der Export ist fehlgeschlagen. Versuchen Sie es erneut oder wählen Sie einen kürzeren Zeitraum.',

  // replays
  'Replay failed…': 'Gescheiterte wiederholen…',
  'Replay failed deliveries': 'Gescheiterte Zustellungen wiederholen',
  Replay: 'Wiederholen',
  'Replay of {{postback}}': 'Wiederholung für {{postback}}',
  'Every delivery of the postback that was planned in this period and has failed gets one more attempt, with its own values and the postback’s address as it is now.':
    'Jede Zustellung des Postbacks, die in diesem Zeitraum geplant wurde und gescheitert ist, bekommt einen weiteren Versuch, mit ihren eigenen Werten und der jetzigen Adresse des Postbacks.',
  'Choose a postback': 'Postback wählen',
  'Choose a postback.': 'Wählen Sie einen Postback.',
  'Choose the first day.': 'Wählen Sie den ersten Tag.',
  'Choose the last day.': 'Wählen Sie den letzten Tag.',
}
