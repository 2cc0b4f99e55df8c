// German: presets of postbacks, what they ask for, and what is wrong with an answer.
import type { Words } from '../say.ts'

export const POSTBACK_PRESETS: Words = {
  'Find a tracker or network': 'Tracker oder Netzwerk suchen',
  'Nothing of that name. Paste its postback URL instead, or fill in the form by hand.':
    'Nichts mit diesem Namen. Fügen Sie stattdessen die Postback-URL ein oder füllen Sie das Formular von Hand aus.',
  '{{count, number}} presets_one': '1 Vorlage',
  '{{count, number}} presets_other': '{{count, number}} Vorlagen',
  Tracker: 'Tracker',
  Network: 'Netzwerk',
  'Tracker or network': 'Tracker oder Netzwerk',
  'Ad platform': 'Werbeplattform',
  Documented: 'Dokumentiert',
  'Taken from the vendor’s own documentation.': 'Aus der Dokumentation des Anbieters.',
  'From public code': 'Aus öffentlichem Code',
  'Taken from public code that works with it, not from the vendor’s documentation. Send a test before you rely on it.':
    'Aus öffentlichem Code, der damit arbeitet, nicht aus der Dokumentation des Anbieters. Senden Sie einen Test, bevor Sie sich darauf verlassen.',
  Incomplete: 'Unvollständig',
  'Not everything is known of it. Compare it with their documentation and send a test.':
    'Es ist nicht alles darüber bekannt. Vergleichen Sie es mit der Dokumentation und senden Sie einen Test.',
  'Not known: {{gap}}.': 'Nicht bekannt: {{gap}}.',
  'It fires on approved only, because the words of {{destination}} for statuses other than approved are not known: it is not told when a sale is taken back.':
    'Er feuert nur bei „bestätigt“, weil die Wörter von {{destination}} für andere Status nicht bekannt sind: Wird ein Verkauf zurückgenommen, wird das nicht gemeldet.',
  'It fires on approved only, because {{destination}} has no parameter for the status here: it is not told when a sale is taken back.':
    'Er feuert nur bei „bestätigt“, weil {{destination}} hier keinen Parameter für den Status hat: Wird ein Verkauf zurückgenommen, wird das nicht gemeldet.',
  '{{destination}} is not told the currency and reads money in its own. Choose that one under “Their words”.':
    '{{destination}} erfährt die Währung nicht und liest Beträge in der eigenen. Wählen Sie diese unter „Wörter des Ziels“.',
  '{{label}} (optional)': '{{label}} (freiwillig)',
  'Fill in the form for {{destination}}': 'Formular für {{destination}} ausfüllen',

  // what they ask for
  'Tracking domain': 'Tracking-Domain',
  'The host of their tracking links': 'Der Host der Tracking-Links dort',
  'Tracker domain': 'Tracker-Domain',
  'The host where the tracker runs': 'Der Host, auf dem der Tracker läuft',
  Domain: 'Domain',
  Host: 'Host',
  'The host where the program is installed': 'Der Host, auf dem das Programm installiert ist',
  Tenant: 'Mandant',
  'The part before .trackdesk.com': 'Der Teil vor .trackdesk.com',
  Subdomain: 'Subdomain',
  'The part before .adsbtrk.com': 'Der Teil vor .adsbtrk.com',
  'The part before .go2cloud.org': 'Der Teil vor .go2cloud.org',
  Account: 'Konto',
  'The part before .cakemarketing.com': 'Der Teil vor .cakemarketing.com',
  Workspace: 'Workspace',
  'The part before .scaletrk.com': 'Der Teil vor .scaletrk.com',
  'SID and token': 'SID und Token',
  'Written SID:token': 'Geschrieben als SID:Token',
  'The brand in their postback URL': 'Die Marke in der Postback-URL dort',
  'The offer in their postback URL': 'Das Angebot in der Postback-URL dort',
  'Postback secret': 'Postback-Geheimnis',
  "The offer's secret": 'Das Geheimnis des Angebots',
  'Postback key': 'Postback-Schlüssel',
  'The key in their postback URL': 'Der Schlüssel in der Postback-URL dort',
  'Network id': 'Netzwerk-ID',
  'nid in their postback URL': 'nid in der Postback-URL dort',
  'Verification token': 'Verifizierungs-Token',
  'In their postback URL, where they ask for one': 'In der Postback-URL dort, falls einer verlangt wird',
  'Event id': 'Ereignis-ID',
  'The id of their event': 'Die ID des Ereignisses dort',
  'Offer id': 'Angebots-ID',
  'The id of the offer there': 'Die ID des Angebots dort',
  'Secure hash': 'Secure Hash',
  'The postback secret of their account, where they ask for one':
    'Das Postback-Geheimnis des Kontos dort, falls eines verlangt wird',
  'Advertiser id': 'Advertiser-ID',
  'mid in their postback URL': 'mid in der Postback-URL dort',
  Token: 'Token',
  'The token in their postback URL': 'Der Token in der Postback-URL dort',
  'Account SID': 'Konto-SID',
  'In their API settings': 'In den API-Einstellungen dort',
  'Campaign id': 'Kampagnen-ID',
  'The id of your program there': 'Die ID Ihres Programms dort',
  'Event type code': 'Code des Ereignistyps',
  'The code of their event type': 'Der Code des Ereignistyps dort',
  'Merchant id': 'Händler-ID',
  'Your advertiser id there': 'Ihre Advertiser-ID dort',
  'Enterprise id': 'Enterprise-ID',
  'CID in their integration guide': 'CID in der Integrationsanleitung dort',
  'Action id': 'Aktions-ID',
  'TYPE in their integration guide': 'TYPE in der Integrationsanleitung dort',
  'API key': 'API-Schlüssel',
  'Account id': 'Konto-ID',

  // what is wrong with an answer
  '{{field}} is missing.': '{{field}} fehlt.',
  '{{field}} must not contain spaces or line breaks.':
    '{{field}} darf keine Leerzeichen oder Zeilenumbrüche enthalten.',
  '{{field}} must not contain macros, braces or < >.':
    '{{field}} darf keine Makros, geschweiften Klammern oder < > enthalten.',
  '{{field}} is one name of letters, digits and hyphens, without dots.':
    '{{field}} ist ein einzelner Name aus Buchstaben, Ziffern und Bindestrichen, ohne Punkte.',
  '{{field}} is written as two parts with a colon between them.':
    '{{field}}: zwei Teile mit einem Doppelpunkt dazwischen.',
  '{{field}} has characters that cannot be sent.':
    '{{field}} enthält Zeichen, die nicht gesendet werden können.',
  '{{field}} must be a host or an https address.': '{{field}} muss ein Host oder eine https-Adresse sein.',
  '{{field}} must be a host alone, such as track.example.com.':
    '{{field}} muss ein bloßer Host sein, etwa track.example.com.',
  '{{field}} must be a host name with a dot, such as track.example.com.':
    '{{field}} muss ein Hostname mit einem Punkt sein, etwa track.example.com.',
}
