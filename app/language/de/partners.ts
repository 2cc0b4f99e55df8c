// German: the pages of partners.
import type { Words } from '../say.ts'

export const PARTNERS: Words = {
  // the list
  'Import CSV': 'CSV importieren',
  'The export failed. Try again.': 'Der Export ist fehlgeschlagen. Versuchen Sie es noch einmal.',
  'Figures of the last 30 days; balances since ever': 'Zahlen der letzten 30 Tage; Guthaben seit Beginn',
  'Name, short name, e-mail or coupon': 'Name, Kurzname, E-Mail oder Gutschein',
  'Finds how words begin, and a coupon by its whole code.':
    'Findet, womit Wörter beginnen, und einen Gutschein mit dem ganzen Code.',
  Searching: 'Suche läuft',
  'No partner is like that. Change the search or the state.':
    'Kein Partner passt dazu. Ändern Sie die Suche oder den Status.',
  'Previous page': 'Vorherige Seite',
  'Add whoever sends you visitors': 'Fügen Sie hinzu, wer Ihnen Besucher schickt',
  'A partner has a link of their own, and coupon codes if you like. What visitors from the link or with a code buy is credited to the partner, with the payout that the offer says.':
    'Ein Partner hat einen eigenen Link und auf Wunsch Gutscheincodes. Was Besucher über den Link oder mit einem Code kaufen, wird ihm mit der Provision des Angebots gutgeschrieben.',
  Paid: 'Ausgezahlt',
  Due: 'Fällig',
  'Last 30 days': 'Letzte 30 Tage',

  // the form
  Saved: 'Gespeichert',
  'Who it is': 'Wer es ist',
  'How sales are credited': 'Wie Verkäufe zugeordnet werden',
  'Short name for links': 'Kurzname für Links',
  'Stands in every link of the partner as “via”. Lower-case letters, digits and hyphens.':
    'Steht als „via“ in jedem Link des Partners. Kleinbuchstaben, Ziffern und Bindestriche.',
  'Links with “{{slug}}” stop counting once this is saved: visitors still reach the store, but are no longer credited. Hand out the new links first.':
    'Links mit „{{slug}}“ zählen nach dem Speichern nicht mehr: Besucher erreichen den Shop weiterhin, werden aber nicht mehr zugeordnet. Geben Sie vorher die neuen Links weiter.',
  'E-mail': 'E-Mail',
  'For invitations and for notices about the partner’s postbacks. Empty: no mail.':
    'Für Einladungen und für Hinweise zu den Postbacks des Partners. Leer: keine E-Mail.',
  'The shop’s default offer': 'Das Standardangebot des Shops',
  'Counts where a link to a page of the store names no offer.':
    'Gilt, wo ein Link zu einer Seite des Shops kein Angebot nennt.',
  'Only for a network that sends visitors with an id of its own, such as awc or cjevent: they count as this partner’s without a tracking link.':
    'Nur für ein Netzwerk, das Besucher mit einer eigenen Kennung schickt, etwa awc oder cjevent: Sie zählen auch ohne Tracking-Link für diesen Partner.',
  'The partner’s own customer number': 'Eigene Kundennummer des Partners',
  'If the partner also buys here: own purchases then wait for you instead of being paid. It is the number at the end of the customer’s address in the admin.':
    'Falls der Partner auch selbst hier kauft: Eigene Käufe warten dann auf Sie, statt vergütet zu werden. Es ist die Nummer am Ende der Adresse des Kunden im Admin.',
  'Give the partner a name.': 'Geben Sie dem Partner einen Namen.',
  'A name has at most 120 characters.': 'Ein Name hat höchstens 120 Zeichen.',
  'A name has no line breaks or other control characters.':
    'Ein Name enthält keine Zeilenumbrüche oder andere Steuerzeichen.',
  'Give the partner a short name for links.': 'Geben Sie dem Partner einen Kurznamen für Links.',
  'A short name has at most 64 characters.': 'Ein Kurzname hat höchstens 64 Zeichen.',
  'A short name has lower-case letters, digits, dots, hyphens and underscores, and begins and ends with a letter or digit.':
    'Ein Kurzname besteht aus Kleinbuchstaben, Ziffern, Punkten, Binde- und Unterstrichen und beginnt und endet mit einem Buchstaben oder einer Ziffer.',
  'Enter the customer’s number: digits only, as at the end of the address of the customer’s page.':
    'Geben Sie die Kundennummer ein: nur Ziffern, wie am Ende der Adresse der Kundenseite.',
  'This is a parameter of our own links; it cannot tell a network’s visitors.':
    'Das ist ein Parameter unserer eigenen Links; Besucher eines Netzwerks lassen sich daran nicht erkennen.',
  '{{partner}} already has this short name. Choose another.':
    '{{partner}} hat diesen Kurznamen schon. Wählen Sie einen anderen.',
  'Another partner already has this parameter; visitors can be of one partner only.':
    'Ein anderer Partner hat diesen Parameter schon; Besucher gehören immer nur zu einem Partner.',
  'A shop has at most 10 of these parameters; take one from another partner first.':
    'Ein Shop hat höchstens 10 solche Parameter; nehmen Sie zuerst einem anderen Partner einen weg.',
  'This offer is gone. Choose another.': 'Dieses Angebot gibt es nicht mehr. Wählen Sie ein anderes.',

  // pausing
  'Active again': 'Wieder aktiv',
  'Pause {{partner}}?': '{{partner}} pausieren?',
  'Links still lead to the store, but new clicks and coupons no longer count. Orders from clicks before now are still credited, what is there stays, and postbacks go on. You can resume at any time.':
    'Links führen weiterhin in den Shop, aber neue Klicks und Gutscheine zählen nicht mehr. Bestellungen aus früheren Klicks werden noch zugeordnet, Vorhandenes bleibt, und Postbacks laufen weiter. Sie können jederzeit fortsetzen.',

  // links
  'Tracking links': 'Tracking-Links',
  'Tracking link on {{host}}': 'Tracking-Link auf {{host}}',
  'Tracking link on your store': 'Tracking-Link in Ihrem Shop',
  'Link without a redirect': 'Link ohne Weiterleitung',
  'Works everywhere. Counted before the visitor is sent on.':
    'Funktioniert überall. Gezählt, bevor der Besucher weitergeleitet wird.',
  'The same, on your own host for links.': 'Dasselbe auf Ihrer eigenen Link-Domain.',
  'The same, on your store’s own domain. It needs no other host.':
    'Dasselbe auf der Domain Ihres Shops. Eine weitere Domain ist nicht nötig.',
  'Leads straight to the page; the app embed counts it, which has to be switched on.':
    'Führt direkt zur Seite; gezählt wird von der App-Einbettung, die dafür eingeschaltet sein muss.',
  'The partner is paused: these links lead to the store, but nothing is counted.':
    'Der Partner ist pausiert: Diese Links führen in den Shop, gezählt wird aber nichts.',
  'The shop has no offer yet. Links lead to one, so create it first.':
    'Der Shop hat noch kein Angebot. Links führen zu einem; legen Sie es zuerst an.',
  '{{offer}} (paused)': '{{offer}} (pausiert)',
  'Page of the store': 'Seite des Shops',
  'Where the visitor lands. Empty: where the offer leads.':
    'Wo der Besucher ankommt. Leer: wohin das Angebot führt.',
  'This is no page of your store, so links would not lead there. Your hosts: {{hosts}}.':
    'Das ist keine Seite Ihres Shops, Links würden nicht dorthin führen. Ihre Domains: {{hosts}}.',
  'The partner’s own click id': 'Eigene Klick-ID des Partners',
  'For partners with a tracker: the macro that their tracker replaces, such as {clickid}. Postbacks give it back as aff_click_id.':
    'Für Partner mit Tracker: das Makro, das ihr Tracker ersetzt, etwa {clickid}. Postbacks geben es als aff_click_id zurück.',
  'QR code of {{label}}: {{url}}': 'QR-Code für {{label}}: {{url}}',
  'Save SVG': 'SVG speichern',
  'Save PNG': 'PNG speichern',
  'This browser cannot make the picture. Save the SVG instead.':
    'Dieser Browser kann das Bild nicht erzeugen. Speichern Sie stattdessen das SVG.',
}
