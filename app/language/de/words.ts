// German: how conversions, deliveries and postbacks stand, and the names of columns and fields that many pages show.
import type { Words } from '../say.ts'

export const WORDS: Words = {
  // statuses of a conversion
  Pending: 'Offen',
  'On hold': 'Zurückgehalten',
  Hold: 'Zurückgehalten',
  Approved: 'Bestätigt',
  Rejected: 'Abgelehnt',
  Reversed: 'Zurückgebucht',

  // states of a delivery
  Scheduled: 'Geplant',
  Sending: 'Wird gesendet',
  Retrying: 'Wird wiederholt',
  Delivered: 'Zugestellt',
  Failed: 'Gescheitert',
  Cancelled: 'Abgebrochen',

  // columns and fields
  Partner: 'Partner',
  'All partners': 'Alle Partner',
  Offer: 'Angebot',
  Offers: 'Angebote',
  'All offers': 'Alle Angebote',
  Postback: 'Postback',
  'All postbacks': 'Alle Postbacks',
  Conversion: 'Conversion',
  Order: 'Bestellung',
  'Transaction id': 'Transaktions-ID',
  Event: 'Ereignis',
  Events: 'Ereignisse',
  'All events': 'Alle Ereignisse',
  State: 'Zustand',
  'All states': 'Alle Zustände',
  Status: 'Status',
  Statuses: 'Status',
  'All statuses': 'Alle Status',
  Amount: 'Betrag',
  Payout: 'Provision',
  Currency: 'Währung',
  Name: 'Name',
  Method: 'Methode',
  Attempts: 'Versuche',
  'Last result': 'Letztes Ergebnis',
  When: 'Wann',
  From: 'Von',
  To: 'Bis',
  All: 'Alle',
  None: 'Keiner',
  Test: 'Test',
  unknown: 'unbekannt',

  // buttons
  Edit: 'Bearbeiten',
  Remove: 'Entfernen',
  Search: 'Suchen',
  Copy: 'Kopieren',
  'Copy: {{what}}': 'Kopieren: {{what}}',
  Copied: 'Kopiert',
  'Copying is not allowed here. Select the text and copy it.':
    'Kopieren ist hier nicht erlaubt. Markieren Sie den Text und kopieren Sie ihn.',
  'Export CSV': 'Als CSV exportieren',
  Stop: 'Anhalten',
  'Stop: {{what}}': 'Anhalten: {{what}}',
  'Save: {{what}}': 'Speichern: {{what}}',

  // the shop's links
  'Your links': 'Ihre Links',
  'Tracking link': 'Tracking-Link',
  'For your partner to publish. Add sub1 to sub5 and aff_click_id to carry the partner’s own values.':
    'Diesen Link veröffentlicht Ihr Partner. Mit sub1 bis sub5 und aff_click_id gibt er eigene Werte mit.',
  'Put the partner’s name in place of PARTNER, and give the link to the partner.':
    'Setzen Sie den Namen des Partners an die Stelle von PARTNER und geben Sie ihm den Link.',
  'Postback URL': 'Postback-URL',
  'For other systems to report conversions, by GET or POST: click_id, amount, txn_id. The offer’s secret goes into the header X-Postback-Secret.':
    'Damit melden andere Systeme Conversions, per GET oder POST: click_id, amount, txn_id. Das Geheimnis des Angebots gehört in den Header X-Postback-Secret.',
}
