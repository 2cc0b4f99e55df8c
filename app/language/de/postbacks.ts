// German: the list of postbacks, how each stands, and what stands around its form: saving, testing, switching, signing.
import type { Words } from '../say.ts'

export const POSTBACKS: Words = {
  // the list
  'What each partner’s tracker is told of its conversions':
    'Was dem Tracker jedes Partners über dessen Conversions gemeldet wird',
  'This partner has no postback yet.': 'Dieser Partner hat noch keinen Postback.',
  'Tell your partners’ trackers what they brought':
    'Melden Sie den Trackern Ihrer Partner, was sie gebracht haben',
  'A postback is a call from here to a partner’s tracker. It goes out as soon as a conversion is approved, with the tracker’s own click id and the payout, so that the partner sees which click earned what.':
    'Ein Postback ist ein Aufruf von hier an den Tracker eines Partners. Er geht hinaus, sobald eine Conversion bestätigt ist, mit der Klick-ID des Trackers und der Provision. So sieht der Partner, welcher Klick was verdient hat.',
  'Ask the partner for the postback URL of its tracker. Paste it, or choose the tracker from a list of 32; then send a test and see the answer.':
    'Fragen Sie den Partner nach der Postback-URL seines Trackers. Fügen Sie sie ein oder wählen Sie den Tracker aus einer Liste von 32; dann senden Sie einen Test und sehen die Antwort.',
  'Fires on': 'Feuert bei',
  'Nothing sent yet': 'Noch nichts gesendet',
  'Switch on': 'Einschalten',
  'Switch on {{name}}': '{{name}} einschalten',
  'Switch off': 'Ausschalten',
  'Switch off {{name}}': '{{name}} ausschalten',

  // how it stands
  Off: 'Aus',
  Failing: 'Gestört',
  'Since {{since}}: {{reason}}': 'Seit {{since}}: {{reason}}',
  'Since {{since}}, {{count, number}} failures in a row. The last: {{failure}}_one':
    'Seit {{since}}, 1 Fehlschlag. Der letzte: {{failure}}',
  'Since {{since}}, {{count, number}} failures in a row. The last: {{failure}}_other':
    'Seit {{since}}, {{count, number}} Fehlschläge in Folge. Der letzte: {{failure}}',
  'This postback is switched off': 'Dieser Postback ist ausgeschaltet',
  'Nothing is sent, and nothing is planned for what happens meanwhile.':
    'Es wird nichts gesendet, und was inzwischen geschieht, wird nicht eingeplant.',
  'This postback is paused': 'Dieser Postback ist pausiert',
  '{{standing}}. What happens meanwhile is kept, and sent when you resume.':
    '{{standing}}. Was inzwischen geschieht, wird aufbewahrt und gesendet, wenn Sie fortsetzen.',
  'This postback is failing': 'Dieser Postback ist gestört',
  '{{standing}}. Deliveries are tried again; send a test to see what is wrong.':
    '{{standing}}. Zustellungen werden wiederholt; senden Sie einen Test, um zu sehen, woran es liegt.',

  // switching
  'Switch this postback off?': 'Diesen Postback ausschalten?',
  'Nothing more is sent, and deliveries that are scheduled or waiting for another try are cancelled. They do not come back when you switch it on again.':
    'Es wird nichts mehr gesendet, und Zustellungen, die geplant sind oder auf einen weiteren Versuch warten, werden abgebrochen. Sie kommen nicht zurück, wenn Sie ihn wieder einschalten.',
  'Switched off. Nothing was scheduled.': 'Ausgeschaltet. Es war nichts geplant.',
  'Resumed. What waited is sent now, oldest first.':
    'Fortgesetzt. Was gewartet hat, wird jetzt gesendet, das Älteste zuerst.',
  'This postback is gone. Reload the page.': 'Diesen Postback gibt es nicht mehr. Laden Sie die Seite neu.',

  // saving
  'Postback saved': 'Postback gespeichert',
  'This postback is gone': 'Diesen Postback gibt es nicht mehr',
  'Not saved yet: read this first': 'Noch nicht gespeichert: Lesen Sie erst das hier',
  'Save anyway': 'Trotzdem speichern',
  'Somebody else has saved this postback while you were editing':
    'Jemand anderes hat diesen Postback inzwischen gespeichert',
  'Yours and the saved one differ in: {{fields}}.':
    'Ihre und die gespeicherte Fassung unterscheiden sich in: {{fields}}.',
  partner: 'Partner',
  name: 'Name',
  preset: 'Vorlage',
  offers: 'Angebote',
  events: 'Ereignisse',
  statuses: 'Status',
  adjustments: 'Betragsänderungen',
  currency: 'Währung',
  method: 'Methode',
  URL: 'URL',
  headers: 'Header',
  body: 'Body',
  'status names': 'Namen der Status',
  'event names': 'Namen der Ereignisse',
  'what counts as delivered': 'was als zugestellt gilt',
  'wait before sending': 'Wartezeit vor dem Senden',
  'on or off': 'an oder aus',

  // test send
  Preview: 'Vorschau',
  'With the values of a sample conversion.': 'Mit den Werten einer Beispiel-Conversion.',
  'Write a URL to see it.': 'Geben Sie eine URL ein, um sie zu sehen.',
  'Mend what is wrong to see it.': 'Beheben Sie die Fehler, um sie zu sehen.',
  'Test send': 'Test senden',
  'Sends the form as it stands, once, with the sample values. Nothing is saved.':
    'Sendet das Formular einmal so, wie es dasteht, mit den Beispielwerten. Es wird nichts gespeichert.',
  'Send a test': 'Test senden',
  'Mend what is wrong in the form first.': 'Beheben Sie zuerst die Fehler im Formular.',
  'Answer (the first 16 KiB)': 'Antwort (die ersten 16 KiB)',
  '(empty)': '(leer)',
  'Refused address': 'Verweigerte Adresse',
  'The destination took it.': 'Das Ziel hat es angenommen.',
  'Not taken': 'Nicht angenommen',
  '{{reason}}. A delivery would be tried again.': '{{reason}}. Eine Zustellung würde wiederholt.',
  '{{reason}}. A delivery would not be tried again.': '{{reason}}. Eine Zustellung würde nicht wiederholt.',
  Times: 'Zeiten',
  'not reached': 'nicht erreicht',

  // signing
  Signing: 'Signatur',
  'With a secret, every request carries a signature (Standard Webhooks), so that the destination knows that it comes from you. Trackers do not ask for it.':
    'Mit einem Geheimnis trägt jede Anfrage eine Signatur (Standard Webhooks), an der das Ziel erkennt, dass sie von Ihnen kommt. Tracker verlangen das nicht.',
  'Save the postback first.': 'Speichern Sie zuerst den Postback.',
  'Make a signing secret': 'Signaturgeheimnis erzeugen',
  'The secret before signs beside the new one until {{until}}.':
    'Das bisherige Geheimnis signiert neben dem neuen bis {{until}}.',
  'Signing secret': 'Signaturgeheimnis',
  'For the destination, to check the header webhook-signature.':
    'Für das Ziel, um den Header webhook-signature zu prüfen.',
  'Change it': 'Ändern',
  'Take it away': 'Entfernen',
  'Change the signing secret?': 'Signaturgeheimnis ändern?',
  'Both secrets sign for 24 hours. Give the new one to the destination within that time.':
    '24 Stunden lang signieren beide Geheimnisse. Geben Sie dem Ziel in dieser Zeit das neue.',
  'Take the signing secret away?': 'Signaturgeheimnis entfernen?',
  'Requests go out unsigned from now on. A destination that checks signatures will refuse them.':
    'Anfragen gehen ab jetzt ohne Signatur hinaus. Ein Ziel, das Signaturen prüft, wird sie ablehnen.',

  // what it fires on, what came of switching it
  '{{events}} only': 'nur {{events}}',
  '{{count, number}} offers_one': '{{count, number}} Angebot',
  '{{count, number}} offers_other': '{{count, number}} Angebote',
  'Switched off. {{count, number}} deliveries were cancelled._one':
    'Ausgeschaltet. {{count, number}} Zustellung wurde abgebrochen.',
  'Switched off. {{count, number}} deliveries were cancelled._other':
    'Ausgeschaltet. {{count, number}} Zustellungen wurden abgebrochen.',
}
