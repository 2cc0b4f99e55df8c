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
  '{{sent}} of {{all}} failed deliveries are on their way again.':
    '{{sent}} von {{all}} gescheiterten Zustellungen sind wieder unterwegs.',
  'Done: {{sent}} of {{all}} failed deliveries were sent again.':
    'Fertig: {{sent}} von {{all}} gescheiterten Zustellungen wurden erneut gesendet.',
  'Stopped after {{sent}} of {{all}} failed deliveries.':
    'Angehalten nach {{sent}} von {{all}} gescheiterten Zustellungen.',
  'Started by {{name}}, {{when}}.': 'Gestartet von {{name}}, {{when}}.',
  'There is no such postback.': 'Diesen Postback gibt es nicht.',
  'A replay of this postback is running already.': 'Für diesen Postback läuft schon eine Wiederholung.',
  'No delivery of this postback failed in this period.':
    'In diesem Zeitraum ist keine Zustellung dieses Postbacks gescheitert.',
  'Before the postback was yours it was another partner’s. Choose a later period, or ask the merchant.':
    'Bevor der Postback Ihrer war, gehörte er einem anderen Partner. Wählen Sie einen späteren Zeitraum, oder fragen Sie den Händler.',

  // what cannot be looked for
  'There is no such state.': 'Diesen Zustand gibt es nicht.',
  'This is no partner: its id is expected.': 'Das ist kein Partner: Erwartet wird seine ID.',
  'This is no offer: its id is expected.': 'Das ist kein Angebot: Erwartet wird seine ID.',
  'This is no postback: its id is expected.': 'Das ist kein Postback: Erwartet wird seine ID.',
  'A filter is given more than once.': 'Ein Filter ist mehrmals angegeben.',
}
