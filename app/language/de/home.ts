// German: the home page.
import type { Words } from '../say.ts'

export const HOME: Words = {
  // health
  Health: 'Zustand',
  Good: 'Gut',
  Waiting: 'Wartet',
  'Needs you': 'Braucht Sie',
  'Clicks come through it.': 'Es kommen Klicks darüber.',
  'No click has come through it in the last 7 days.': 'In den letzten 7 Tagen kam kein Klick darüber.',
  'It is switched off in your published theme.': 'Es ist in Ihrem veröffentlichten Theme ausgeschaltet.',
  'It is switched on. No click has come through it yet.':
    'Es ist eingeschaltet. Bisher kam noch kein Klick darüber.',
  'It runs in your checkout.': 'Es läuft in Ihrem Checkout.',
  'It does not run in your checkout. Have it checked and repaired.':
    'Es läuft nicht in Ihrem Checkout. Lassen Sie es prüfen und reparieren.',
  'Messages from Shopify': 'Meldungen von Shopify',
  'Orders wait to be worked on since {{since}}.': 'Bestellungen warten seit {{since}} auf Bearbeitung.',
  '{{count, number}} messages could not be worked on._one':
    '{{count, number}} Meldung konnte nicht bearbeitet werden.',
  '{{count, number}} messages could not be worked on._other':
    '{{count, number}} Meldungen konnten nicht bearbeitet werden.',
  'All of them are worked on.': 'Alle sind bearbeitet.',
  'Calls to partners wait since {{since}}.': 'Aufrufe an Partner warten seit {{since}}.',
  'Calls to partners are sent as they fall due.':
    'Aufrufe an Partner werden gesendet, sobald sie fällig sind.',
  '{{count, number}} postbacks are failing._one': '{{count, number}} Postback schlägt fehl.',
  '{{count, number}} postbacks are failing._other': '{{count, number}} Postbacks schlagen fehl.',
  '{{count, number}} postbacks are paused._one': '{{count, number}} Postback ist angehalten.',
  '{{count, number}} postbacks are paused._other': '{{count, number}} Postbacks sind angehalten.',
  'None is failing.': 'Keiner schlägt fehl.',
  '{{count, number}} notices to read._one': '{{count, number}} Hinweis zu lesen.',
  '{{count, number}} notices to read._other': '{{count, number}} Hinweise zu lesen.',
  'Nothing to read.': 'Nichts zu lesen.',

  // today and the last days
  'No visit through a partner’s link yet': 'Noch kein Besuch über den Link eines Partners',
  'Visits through partners’ links': 'Besuche über Links von Partnern',
  'None today': 'Heute keine',
  'The last 30 days': 'Die letzten 30 Tage',
  '{{what}} by day': '{{what}} nach Tagen',
  'All reports': 'Alle Berichte',
  'The app does not answer. This is how things stood at {{at}}; trying again.':
    'Die App antwortet nicht. So stand es um {{at}}; es wird weiter versucht.',

  // the newest
  '{{result}}, next try {{when}}': '{{result}}, nächster Versuch {{when}}',
  'Open your tracking link, buy something in the shop, and the conversion appears here within seconds.':
    'Öffnen Sie Ihren Tracking-Link, kaufen Sie etwas im Shop, und die Conversion erscheint hier nach Sekunden.',
  'There is no partner yet. Once there is one, orders that come through the partner’s link or coupon appear here.':
    'Es gibt noch keinen Partner. Sobald es einen gibt, erscheinen hier Bestellungen, die über seinen Link oder Gutschein kommen.',
  'A partner’s postback is set up. As soon as a conversion reaches a status that it waits for, the call appears here.':
    'Der Postback eines Partners ist eingerichtet. Sobald eine Conversion einen Status erreicht, auf den er wartet, erscheint der Aufruf hier.',
  'No partner has a postback yet. Ask your partner for the postback URL of its tracker, so that it hears of its sales.':
    'Noch kein Partner hat einen Postback. Fragen Sie Ihren Partner nach der Postback-URL seines Trackers, damit er von seinen Verkäufen erfährt.',

  // the links

  // the set-up guide
  'Set-up guide': 'Einrichtung',
  'Put the guide away': 'Einrichtung ausblenden',
  'Show the set-up guide again': 'Einrichtung wieder anzeigen',
  'Everything is set up.': 'Alles ist eingerichtet.',
  '{{done, number}} of {{all, number}} steps are done.':
    '{{done, number}} von {{all, number}} Schritten sind erledigt.',
  Steps: 'Schritte',
  Done: 'Erledigt',
  'Switch on the app embed': 'Das App-Embed einschalten',
  'It keeps a partner’s click while the visitor looks around in your store.':
    'Es behält den Klick eines Partners, während sich der Besucher in Ihrem Shop umsieht.',
  'Open storefront': 'Schaufenster öffnen',
  'Say what you pay': 'Festlegen, was Sie zahlen',
  'An offer names the commission, how long it is held, and which orders count.':
    'Ein Angebot nennt die Provision, ihre Haltefrist und welche Bestellungen zählen.',
  'Open offers': 'Angebote öffnen',
  'Add a partner': 'Einen Partner anlegen',
  'A partner gets a tracking link of its own.': 'Ein Partner erhält einen eigenen Tracking-Link.',
  'Give the partner a coupon': 'Dem Partner einen Gutschein geben',
  'An order with the partner’s code is credited without a click, too.':
    'Eine Bestellung mit dem Code des Partners wird ihm auch ohne Klick zugerechnet.',
  'Open partner': 'Partner öffnen',
  'Set up the partner’s postback': 'Den Postback des Partners einrichten',
  'The partner’s tracker then hears of every sale by itself.':
    'Der Tracker des Partners erfährt dann von selbst von jedem Verkauf.',
  'Place a test order': 'Eine Testbestellung aufgeben',
  'It goes all the way to the partner’s tracker, and is in no report.':
    'Sie geht den ganzen Weg bis zum Tracker des Partners und steht in keinem Bericht.',
  'Let a test order through': 'Eine Testbestellung durchlassen',
  'Try it again': 'Noch einmal versuchen',
  'Stop letting test orders through': 'Testbestellungen nicht mehr durchlassen',
  'Waiting for a test order': 'Wartet auf eine Testbestellung',
  'Test orders go through now. Open your tracking link, buy something with a test payment, and it appears here.':
    'Testbestellungen gehen jetzt durch. Öffnen Sie Ihren Tracking-Link, kaufen Sie etwas mit einer Testzahlung, und sie erscheint hier.',
  'Test order {{name}} has arrived.': 'Die Testbestellung {{name}} ist da.',
  'Test orders only leave a record again.': 'Testbestellungen werden wieder nur erfasst.',
  'No postback waits for it as it stands.': 'So, wie sie steht, wartet kein Postback auf sie.',
  'Its postback is being sent.': 'Ihr Postback wird gesendet.',
  'Its postback was delivered.': 'Ihr Postback wurde zugestellt.',
  'Its postback was not delivered: see deliveries.':
    'Ihr Postback wurde nicht zugestellt: siehe Zustellungen.',
}
