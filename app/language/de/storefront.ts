// German: the storefront page, what carries a click to the order.
import type { Words } from '../say.ts'

export const STOREFRONT: Words = {
  'What carries a partner’s click from the first page to the order':
    'Was den Klick eines Partners von der ersten Seite bis zur Bestellung trägt',

  // app embed
  'Keeps the click while the visitor looks around, and hands it to the cart. Switch it on once in your theme; it costs nothing on pages that no partner sent a visitor to.':
    'Behält den Klick, während der Besucher sich umsieht, und gibt ihn an den Warenkorb weiter. Schalten Sie sie einmal in Ihrem Theme ein; auf Seiten, auf die kein Partner Besucher schickt, kostet sie nichts.',
  'Open the theme editor': 'Theme-Editor öffnen',
  Working: 'Funktioniert',
  '{{count, number}} clicks came through it in the last {{days}} days._one':
    'In den letzten {{days}} Tagen kam 1 Klick darüber.',
  '{{count, number}} clicks came through it in the last {{days}} days._other':
    'In den letzten {{days}} Tagen kamen {{count, number}} Klicks darüber.',
  '{{most, number}} or more clicks came through it in the last {{days}} days.':
    'In den letzten {{days}} Tagen kamen {{most, number}} oder mehr Klicks darüber.',
  'No sign of it yet': 'Noch nichts zu sehen',
  'No click came through it in the last {{days}} days.':
    'In den letzten {{days}} Tagen kam kein Klick darüber.',
  'Switch it on in the theme editor and save; then the first visitor who follows a partner’s link shows that it works.':
    'Schalten Sie sie im Theme-Editor ein und speichern Sie; der erste Besucher, der dem Link eines Partners folgt, zeigt dann, dass sie funktioniert.',
  'Switched on': 'Eingeschaltet',
  'Switched off': 'Ausgeschaltet',
  'It is off in your published theme: clicks are kept by tracking links only.':
    'In Ihrem veröffentlichten Theme ist sie aus: Klicks werden nur von Tracking-Links festgehalten.',
  'Switch it on in the theme editor and save.': 'Schalten Sie sie im Theme-Editor ein und speichern Sie.',
  'It is on in your published theme. No click has come through it yet.':
    'In Ihrem veröffentlichten Theme ist sie an. Es kam noch kein Klick darüber.',

  // settings
  'Settings for the embed': 'Einstellungen für die Einbettung',
  'How long a click is kept and by which links partners’ visitors arrive. Published to your store by itself whenever they change.':
    'Wie lange ein Klick behalten wird und über welche Links die Besucher der Partner kommen. Bei jeder Änderung von selbst in Ihrem Shop veröffentlicht.',
  'They are published within a minute.': 'Sie werden innerhalb einer Minute veröffentlicht.',
  Published: 'Veröffentlicht',
  'Not published': 'Nicht veröffentlicht',
  'Since {{moment}}.': 'Seit {{moment}}.',
  'It is tried again.': 'Es wird erneut versucht.',
  'It is tried again: {{moment}}.': 'Nächster Versuch: {{moment}}.',
  Soon: 'Gleich',
  'The embed asks the app under <strong>{{path}}</strong> on your store’s own domain.':
    'Die Einbettung fragt die App unter <strong>{{path}}</strong> auf der eigenen Domain Ihres Shops.',
  'The embed asks the app under <strong>{{path}}</strong> on your store’s own domain, until a visit through it shows that you have changed the path.':
    'Die Einbettung fragt die App unter <strong>{{path}}</strong> auf der eigenen Domain Ihres Shops, bis ein Besuch zeigt, dass Sie den Pfad geändert haben.',

  // pixel
  'Tells the app of completed checkouts from the thank-you page. It catches clicks that the cart lost, and orders of which Shopify’s own message does not arrive. It never makes a conversion by itself.':
    'Meldet der App abgeschlossene Checkouts von der Dankesseite. Er findet Klicks wieder, die der Warenkorb verloren hat, und Bestellungen, von denen Shopifys eigene Nachricht nicht ankommt. Von sich aus macht er nie eine Conversion.',
  'Check and repair': 'Prüfen und reparieren',
  'The pixel is live, with the right settings.': 'Der Pixel läuft, mit den richtigen Einstellungen.',
  Live: 'Läuft',
  'It runs in your checkout, with the right settings.':
    'Er läuft in Ihrem Checkout, mit den richtigen Einstellungen.',
  Missing: 'Fehlt',
  'It is not there.': 'Er ist nicht da.',
  'It failed.': 'Es ist gescheitert.',
  'Checked: {{moment}}.': 'Geprüft: {{moment}}.',
  'Next check: {{moment}}.': 'Nächste Prüfung: {{moment}}.',
  'No checkout was reported in the last {{days}} days. Visitors who refuse marketing are not reported, nor are those whose browser blocks it.':
    'In den letzten {{days}} Tagen wurde kein Checkout gemeldet. Besucher, die Marketing ablehnen, werden nicht gemeldet, und auch die nicht, deren Browser es blockiert.',
  '{{count, number}} checkouts reported in the last {{days}} days._one':
    'In den letzten {{days}} Tagen wurde 1 Checkout gemeldet.',
  '{{count, number}} checkouts reported in the last {{days}} days._other':
    'In den letzten {{days}} Tagen wurden {{count, number}} Checkouts gemeldet.',
  'Shopify told of every one of those orders by itself.':
    'Von jeder dieser Bestellungen hat Shopify von sich aus berichtet.',
  '{{count, number}} orders fetched from Shopify, because no webhook had come within the hour._one':
    '1 Bestellung bei Shopify abgeholt, weil innerhalb einer Stunde kein Webhook kam.',
  '{{count, number}} orders fetched from Shopify, because no webhook had come within the hour._other':
    '{{count, number}} Bestellungen bei Shopify abgeholt, weil innerhalb einer Stunde kein Webhook kam.',
  '{{count, number}} orders not there yet, and asked for again._one':
    '1 Bestellung ist noch nicht da und wird erneut erfragt.',
  '{{count, number}} orders not there yet, and asked for again._other':
    '{{count, number}} Bestellungen sind noch nicht da und werden erneut erfragt.',
  '{{count, number}} orders given up: Shopify knows no such order, or did not answer._one':
    '1 Bestellung aufgegeben: Shopify kennt sie nicht oder hat nicht geantwortet.',
  '{{count, number}} orders given up: Shopify knows no such order, or did not answer._other':
    '{{count, number}} Bestellungen aufgegeben: Shopify kennt sie nicht oder hat nicht geantwortet.',

  // other storefronts
  'Headless and other storefronts': 'Headless und andere Schaufenster',
  'A storefront that is no Shopify theme carries clicks with this module. Fill in your own consent and your own cart; a theme with the app embed does not need it.':
    'Ein Schaufenster, das kein Shopify-Theme ist, trägt Klicks mit diesem Modul weiter. Setzen Sie Ihre eigene Einwilligung und Ihren eigenen Warenkorb ein; ein Theme mit der App-Einbettung braucht es nicht.',
  'Module for your page': 'Modul für Ihre Seite',
  'Copy the module': 'Modul kopieren',

  // why settings or pixel do not stand as they should
  'no answer in time': 'keine Antwort in der Frist',
  'the access token could not be refreshed ({{status}})':
    'das Zugriffstoken ließ sich nicht erneuern ({{status}})',
  'the shop has no session': 'der Shop hat keine Sitzung',
  'the shop has no session: the app is not installed':
    'der Shop hat keine Sitzung: Die App ist nicht installiert',
  'Shopify answered {{status}}': 'Shopify antwortete {{status}}',
  'Shopify throttles': 'Shopify bremst',
  'Shopify’s answer could not be read': 'Die Antwort von Shopify war nicht lesbar',
  'Shopify’s answer could not be read.': 'Die Antwort von Shopify war nicht lesbar.',
  'Shopify refused the settings: {{reason}}': 'Shopify hat die Einstellungen abgelehnt: {{reason}}',
  'publishing failed on our side': 'das Veröffentlichen ist auf unserer Seite gescheitert',
  'This version of the app was released without its web pixel. Whoever runs the app has to deploy it.':
    'Diese Version der App wurde ohne ihren Web-Pixel veröffentlicht. Wer die App betreibt, muss ihn bereitstellen.',
  'Shopify says that the app has a pixel here already. It is looked at again.':
    'Shopify meldet, dass die App hier schon einen Pixel hat. Er wird noch einmal geprüft.',
  'The pixel was removed while it was being repaired. It is made again.':
    'Der Pixel wurde während der Reparatur entfernt. Er wird neu angelegt.',
  'The pixel that was deployed does not fit this version of the app ({{reason}}). Deploy the app again.':
    'Der bereitgestellte Pixel passt nicht zu dieser Version der App ({{reason}}). Stellen Sie die App neu bereit.',
  'Shopify did not take the pixel: {{reason}}': 'Shopify hat den Pixel nicht angenommen: {{reason}}',
  'Shopify asks to wait a moment.': 'Shopify bittet um einen Moment Geduld.',
  'The app may not manage its pixel here ({{reason}}). Open the app once, so that Shopify asks for the permission.':
    'Die App darf ihren Pixel hier nicht verwalten ({{reason}}). Öffnen Sie die App einmal, damit Shopify nach der Erlaubnis fragt.',
  'Shopify did not answer as expected: {{reason}}': 'Shopify hat nicht wie erwartet geantwortet: {{reason}}',
  'Looking after the pixel failed on our side. It is tried again.':
    'Die Pflege des Pixels ist auf unserer Seite gescheitert. Es wird noch einmal versucht.',
}
