// German: the page of one delivery.
import type { Words } from '../say.ts'

export const DELIVERY: Words = {
  'There is no such delivery': 'Diese Zustellung gibt es nicht',
  'There is no such delivery.': 'Diese Zustellung gibt es nicht.',
  'Planned {{when}} ({{timeZone}})': 'Geplant {{when}} ({{timeZone}})',

  // how it stands
  'It is being sent at this moment.': 'Sie wird in diesem Moment gesendet.',
  Delivery: 'Zustellung',
  '{{what}} to {{partner}}': '{{what}} an {{partner}}',
  'It is due {{when}}.': 'Sie ist fällig am {{when}}.',
  'The next try is due {{when}}.': 'Der nächste Versuch ist fällig am {{when}}.',
  'It is sent once more.': 'Sie wird noch einmal gesendet.',
  'It is sent once more; before, it was delivered.':
    'Sie wird noch einmal gesendet; zugestellt war sie schon.',
  'It is sent once more; before, it had failed.': 'Sie wird noch einmal gesendet; zuvor war sie gescheitert.',
  'It is sent once more; before, it was cancelled.':
    'Sie wird noch einmal gesendet; zuvor war sie abgebrochen.',
  'It was delivered.': 'Sie wurde zugestellt.',
  'It was delivered {{when}}.': 'Sie wurde zugestellt am {{when}}.',
  'It was cancelled.': 'Sie wurde abgebrochen.',
  'It was cancelled, because a later change took its place before it was sent.':
    'Sie wurde abgebrochen, weil eine spätere Änderung an ihre Stelle trat, bevor sie gesendet wurde.',
  'It waits for an exchange rate.': 'Sie wartet auf einen Wechselkurs.',

  // one more attempt
  Resend: 'Erneut senden',
  'It cannot be sent again: {{reason}}': 'Sie kann nicht erneut gesendet werden: {{reason}}',
  'A later change took its place: what it says is out of date.':
    'Eine spätere Änderung ist an ihre Stelle getreten: Was sie meldet, ist überholt.',
  'It is under way by itself.': 'Sie ist von selbst unterwegs.',
  'It is under way already: it is sent, or tried again, by itself.':
    'Sie ist schon unterwegs: Sie wird von selbst gesendet oder wiederholt.',
  'A later change took its place before it was sent: what it says is out of date.':
    'Eine spätere Änderung ist an ihre Stelle getreten, bevor sie gesendet wurde: Was sie meldet, ist überholt.',
  'The postback is switched off. Switch it on first.':
    'Der Postback ist ausgeschaltet. Schalten Sie ihn zuerst ein.',
  'The postback is paused. Resume it first.': 'Der Postback ist pausiert. Setzen Sie ihn zuerst fort.',
  'The postback is switched off.': 'Der Postback ist ausgeschaltet.',
  'The postback is paused.': 'Der Postback ist pausiert.',
  'Send it again?': 'Erneut senden?',
  'Send it again although it was delivered?': 'Erneut senden, obwohl sie zugestellt wurde?',
  'The destination has accepted it once. It may count it twice, unless it looks at the transaction id or at the header webhook-id, which stays the same. Whatever it answers, the delivery stays delivered.':
    'Das Ziel hat sie schon einmal angenommen. Es zählt sie vielleicht doppelt, wenn es nicht auf die Transaktions-ID oder auf den Header webhook-id achtet, der gleich bleibt. Was es auch antwortet, die Zustellung bleibt zugestellt.',
  'One more attempt is made now, with the same values and the postback’s address as it is now. If it fails, no further attempt follows by itself.':
    'Es folgt jetzt ein weiterer Versuch, mit denselben Werten und der jetzigen Adresse des Postbacks. Scheitert er, folgt von selbst kein weiterer.',
  'It was delivered: it is only sent again when you confirm it.':
    'Sie wurde zugestellt: Erneut gesendet wird sie nur, wenn Sie es bestätigen.',
  'It is on its way again': 'Sie ist wieder unterwegs',

  // facts and values
  'What it reports': 'Was sie meldet',
  'Rate used': 'Verwendeter Kurs',
  Planned: 'Geplant',
  Ended: 'Beendet',
  'All deliveries of this conversion': 'Alle Zustellungen dieser Conversion',
  Values: 'Werte',
  'What the postback’s macros stood for when this was planned. They stay the same in every attempt.':
    'Wofür die Makros des Postbacks standen, als dies geplant wurde. Sie bleiben bei jedem Versuch gleich.',

  // attempts
  'No attempt has been made yet.': 'Es gab noch keinen Versuch.',
  'Attempt {{number}}': 'Versuch {{number}}',
  'Only the newest {{number}} attempts are shown.': 'Nur die neuesten {{number}} Versuche werden gezeigt.',
  'Older attempts are no longer kept.': 'Ältere Versuche werden nicht mehr aufbewahrt.',
  'No answer': 'Keine Antwort',
  'Request headers': 'Header der Anfrage',
  'Request body': 'Body der Anfrage',
  Response: 'Antwort',
  'Response, its first 16 KiB': 'Antwort, die ersten 16 KiB',
  'Nothing was answered.': 'Es kam keine Antwort.',
  'The response has no body.': 'Die Antwort hat keinen Body.',
  'Where the time went': 'Wo die Zeit blieb',
  Connect: 'Verbindung',
  'First byte': 'Erstes Byte',
  Total: 'Gesamt',
  'not needed': 'nicht nötig',
  'did not come': 'kam nicht',
}
