// German: the delivery log with its filters and replays.
import type { Words } from '../say.ts'

export const DELIVERIES: Words = {
  'Every call to partners’ trackers. Times are {{timeZone}}.':
    'Jeder Aufruf an die Tracker der Partner. Zeiten in {{timeZone}}.',

  // filters
  'Conversion status': 'Status der Conversion',
  'Conversion or order': 'Conversion oder Bestellung',
  'Text, within one day': 'Text, innerhalb eines Tages',
  'A conversion’s id or an order’s name has at most 255 characters.':
    'Die ID einer Conversion oder der Name einer Bestellung hat höchstens 255 Zeichen.',
  'Search for at most 200 characters.': 'Suchen Sie nach höchstens 200 Zeichen.',
  'Text is searched within one day: choose the same day as from and to.':
    'Text wird innerhalb eines Tages gesucht: Wählen Sie bei Von und Bis denselben Tag.',

  // the list
  'Pages of deliveries': 'Seiten mit Zustellungen',
  'Newer deliveries': 'Neuere Zustellungen',
  'Older deliveries': 'Ältere Zustellungen',
  'Nothing has been sent yet': 'Es wurde noch nichts gesendet',
  'Choose fewer filters or a longer period. The log goes back to where its retention ends.':
    'Wählen Sie weniger Filter oder einen längeren Zeitraum. Das Protokoll reicht so weit zurück, wie es aufbewahrt wird.',
  'As soon as a conversion reaches a status that a partner’s postback waits for, the call appears here.':
    'Sobald eine Conversion einen Status erreicht, auf den der Postback eines Partners wartet, erscheint der Aufruf hier.',
  'not sent yet': 'noch nicht gesendet',
  'no answer': 'keine Antwort',

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
