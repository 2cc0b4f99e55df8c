// German: the form of a postback, and its macros.
import type { Words } from '../say.ts'

export const POSTBACK_FORM: Words = {
  // partner and beginning
  'There is no partner yet': 'Es gibt noch keinen Partner',
  'A postback tells a partner’s tracker of its conversions. Add the partner first.':
    'Ein Postback meldet dem Tracker eines Partners dessen Conversions. Legen Sie zuerst den Partner an.',
  'Active from the moment it is saved': 'Aktiv, sobald er gespeichert ist',
  'Where does it go?': 'Wohin geht er?',
  'Start from': 'Ausgangspunkt',
  'A tracker or network from the list': 'Ein Tracker oder Netzwerk aus der Liste',
  '32 are known here, with all they need.': '32 sind hier bekannt, mit allem, was sie brauchen.',
  'Paste a postback URL or its documentation': 'Postback-URL oder Dokumentation einfügen',
  'It is read and explained, step by step.': 'Sie wird gelesen und Schritt für Schritt erklärt.',
  'By hand': 'Von Hand',
  'Write the URL yourself.': 'Schreiben Sie die URL selbst.',
  'Start from a preset or from a pasted URL: it replaces the call and the statuses below.':
    'Beginnen Sie mit einer Vorlage oder einer eingefügten URL: Sie ersetzt den Aufruf und die Status unten.',
  'Choose another destination': 'Anderes Ziel wählen',

  // the assistant
  'Their postback URL, or what their documentation says of it':
    'Die Postback-URL des Trackers, oder was seine Dokumentation dazu sagt',
  'Placeholders in any form: {clickid}, [clickid], #clickid#, REPLACE. Nothing leaves the app.':
    'Platzhalter in jeder Form: {clickid}, [clickid], #clickid#, REPLACE. Nichts verlässt die App.',
  'Read it': 'Lesen',
  'This looks like {{destination}}': 'Das sieht nach {{destination}} aus',
  'A destination that is not known here': 'Ein Ziel, das hier nicht bekannt ist',
  'Still to fill in: <b>{{names}}</b>': 'Noch auszufüllen: <b>{{names}}</b>',
  'Step by step': 'Schritt für Schritt',
  'Check this': 'Bitte prüfen',
  'Check before you save': 'Vor dem Speichern prüfen',
  'Use this': 'Übernehmen',

  // the call
  'The call': 'Der Aufruf',
  'For your lists. Leave it empty to show the destination’s host.':
    'Für Ihre Listen. Lassen Sie ihn leer, um den Host des Ziels zu zeigen.',
  'Macros in braces are filled in for each conversion.':
    'Makros in geschweiften Klammern werden für jede Conversion ausgefüllt.',
  Headers: 'Header',
  'Header {{number}}: name': 'Header {{number}}: Name',
  'Header {{number}}: value': 'Header {{number}}: Wert',
  'Remove header {{number}}': 'Header {{number}} entfernen',
  'Add header': 'Header hinzufügen',
  Body: 'Body',
  'The URL’s own parameters, as a form': 'Die Parameter der URL, als Formular',
  'A form of your own': 'Ein eigenes Formular',
  'JSON body': 'JSON-Body',
  'Form body': 'Formular-Body',
  Secrets: 'Geheimnisse',
  'They are stored encrypted, and shown as dots here and in the log.':
    'Sie werden verschlüsselt gespeichert und hier und im Protokoll als Punkte gezeigt.',
  'Saved, leave empty to keep': 'Gespeichert; leer lassen, um es zu behalten',

  // the tracking link
  'How their click id reaches us': 'Wie die Klick-ID des Trackers zu uns kommt',
  'The tracker puts its own click id into the link. We send it back as {aff_click_id}, so that it knows which click the sale belongs to.':
    'Der Tracker setzt seine eigene Klick-ID in den Link. Wir senden sie als {aff_click_id} zurück, damit er weiß, zu welchem Klick der Verkauf gehört.',
  '{{destination}} adds {{parameter}} to the landing page by itself.':
    '{{destination}} hängt {{parameter}} von selbst an die Zielseite an.',
  'Not confirmed for {{destination}}: {{gaps}}.': 'Nicht bestätigt für {{destination}}: {{gaps}}.',
  'Add to the tracking link': 'An den Tracking-Link anhängen',
  '{{destination}} replaces {{token}} with the click id.':
    '{{destination}} ersetzt {{token}} durch die Klick-ID.',
  '{{destination}} replaces its token with the click id.':
    '{{destination}} ersetzt seinen Platzhalter durch die Klick-ID.',
  'Put the tracker’s own token for its click id in place of <click id token>.':
    'Setzen Sie den Platzhalter des Trackers für seine Klick-ID an die Stelle von <click id token>.',
  'Tracking link for {{partner}}': 'Tracking-Link für {{partner}}',
  'The whole link, for the partner to set as the offer’s address in the tracker.':
    'Der ganze Link, den der Partner im Tracker als Adresse des Angebots einträgt.',
  'For a network that sends visitors with its own id, such as awc or cjevent: they count as {{partner}}’s without a tracking link. One for the partner, saved with the postback.':
    'Für ein Netzwerk, das Besucher mit einer eigenen ID schickt, etwa awc oder cjevent: Sie zählen auch ohne Tracking-Link für {{partner}}. Einer je Partner, gespeichert mit dem Postback.',

  // when it is sent
  'When it is sent': 'Wann er gesendet wird',
  'When a conversion becomes': 'Wenn eine Conversion diesen Status bekommt',
  'Made, not paid yet, or waiting for a review': 'Angelegt, noch nicht bezahlt oder wartet auf Prüfung',
  'Paid, the offer’s hold runs': 'Bezahlt, die Haltefrist des Angebots läuft',
  'It counts': 'Sie zählt',
  'Cancelled or refused before it counted': 'Storniert oder abgelehnt, bevor sie zählte',
  'Taken back in full after it counted': 'Vollständig zurückgenommen, nachdem sie zählte',
  'Also when only its money changes': 'Auch wenn sich nur der Betrag ändert',
  'After a partial refund, for example. {delta_amount} and {delta_payout} carry the difference.':
    'Zum Beispiel nach einer Teilerstattung. {delta_amount} und {delta_payout} enthalten die Differenz.',
  'Empty: all of them. Otherwise names with commas between, such as sale, lead, signup, rebill.':
    'Leer: alle. Sonst Namen mit Kommas dazwischen, etwa sale, lead, signup, rebill.',
  'Only some': 'Nur einige',
  'Offers it speaks for': 'Angebote, für die er spricht',
  'Wait before sending': 'Wartezeit vor dem Senden',
  seconds: 'Sekunden',
  '0 to 600. What changes meanwhile takes the place of what was planned.':
    '0 bis 600. Was sich inzwischen ändert, tritt an die Stelle des Geplanten.',

  // their words
  'Their words': 'Wörter des Ziels',
  'What {status} and {event} say there, and the currency of all money.':
    'Wie {status} und {event} dort heißen, und die Währung aller Beträge.',
  'As it is, in the conversion’s own': 'Wie sie ist, in der Währung der Conversion',
  'In another one, amounts are converted at the day’s rate, which is kept with the delivery.':
    'In einer anderen werden Beträge zum Tageskurs umgerechnet, der bei der Zustellung festgehalten wird.',
  '{{status}} is sent as': '{{status}} wird gesendet als',
  'Event {{number}}: ours': 'Ereignis {{number}}: Name hier',
  'Event {{number}}: theirs': 'Ereignis {{number}}: Name beim Ziel',
  'sale, or * for any other': 'sale, oder * für jedes andere',
  'Remove event {{number}}': 'Ereignis {{number}} entfernen',
  'Add event name': 'Ereignisnamen hinzufügen',

  // success
  'What counts as delivered': 'Was als zugestellt gilt',
  'Delivered when the destination gives': 'Zugestellt, wenn das Ziel so antwortet',
  'Any 2xx answer': 'Jede 2xx-Antwort',
  'A 2xx answer with this text in it': 'Eine 2xx-Antwort mit diesem Text darin',
  'For destinations that answer 200 to what they refuse.':
    'Für Ziele, die auch auf Abgelehntes mit 200 antworten.',
  'A 2xx answer with this value in its JSON': 'Eine 2xx-Antwort mit diesem Wert in ihrem JSON',
  'Text in the answer': 'Text in der Antwort',
  'Path in the JSON': 'Pfad im JSON',
  'Values that mean success': 'Werte, die Erfolg bedeuten',
  'With commas between.': 'Mit Kommas dazwischen.',
}
