// German: why conversions change, and their statuses within a text.
import type { Words } from '../say.ts'

export const REASONS: Words = {
  // statuses
  pending: 'offen',
  hold: 'zurückgehalten',
  approved: 'bestätigt',
  rejected: 'abgelehnt',
  reversed: 'zurückgebucht',

  // who did it
  'admin user {{id}}': 'Admin-Konto {{id}}',
  'Undone: created by hand': 'Rückgängig: von Hand angelegt',
  'Undone: {{typed}}': 'Rückgängig: {{typed}}',

  // status and money
  'rejected by a person': 'von einer Person abgelehnt',
  'approved by a person': 'von einer Person bestätigt',
  'not paid yet': 'noch nicht bezahlt',
  'a part is not paid yet': 'ein Teil ist noch nicht bezahlt',
  'held for {{days}} days from payment': '{{days}} Tage ab Zahlung zurückgehalten',
  paid: 'bezahlt',
  'the hold has ended': 'die Haltefrist ist abgelaufen',
  'paid, and the hold has ended': 'bezahlt, und die Haltefrist ist abgelaufen',
  'the offer has no payout rule for {{event}}: it pays 0':
    'das Angebot hat keine Provisionsregel für {{event}}: Es bringt 0',
  'refunded or removed in part': 'teilweise erstattet oder entfernt',
  'the order was changed': 'die Bestellung wurde geändert',

  // its order will not be paid
  'a test order: recorded, not counted': 'eine Testbestellung: festgehalten, nicht gezählt',
  'the order was deleted': 'die Bestellung wurde gelöscht',
  'charged back': 'Rückbuchung der Zahlung',
  'the order was cancelled': 'die Bestellung wurde storniert',
  'the payment was voided or has expired': 'die Zahlung wurde aufgehoben oder ist verfallen',
  'refunded in full': 'vollständig erstattet',

  // why it waits
  'the buyer is the partner': 'der Käufer ist der Partner',
  'the offer wants a person to approve it': 'das Angebot verlangt die Bestätigung durch eine Person',
  'it is beyond a cap': 'sie liegt über einem Limit',
  'a cap counts money of another currency and there is no exchange rate for it':
    'ein Limit zählt Geld einer anderen Währung, für die es keinen Wechselkurs gibt',
  'a payout rule asks for facts about its products that are not known yet':
    'eine Provisionsregel fragt nach Angaben zu den Produkten, die noch nicht bekannt sind',
  'the payout depends on another currency and there is no exchange rate for it':
    'die Provision hängt von einer anderen Währung ab, für die es keinen Wechselkurs gibt',
  'its payment is disputed': 'die Zahlung ist strittig',
  'a dispute of its payment was prevented': 'ein Streit um die Zahlung wurde verhindert',
  'the figures of its order cannot be right': 'die Zahlen der Bestellung können nicht stimmen',

  // who is credited
  'credited anew': 'neu gutgeschrieben',
  'better evidence came: {{reason}}': 'ein besserer Beleg kam: {{reason}}',
  person: 'eine Person',
  renewal: 'Verlängerung',
  'order attribute': 'Attribut der Bestellung',
  'line property': 'Eigenschaft einer Position',
  'landing page': 'Einstiegsseite',
  'cart token': 'Warenkorb',
  'checkout token': 'Checkout',
  click: 'Klick',
  journey: 'Weg des Kunden',
  pixel: 'Pixel',
  customer: 'früherer Klick des Kunden',
  coupon: 'Gutschein',

  // names that nobody has any more
  'a partner who is gone': 'ein Partner, den es nicht mehr gibt',
  'an offer that is gone': 'ein Angebot, das es nicht mehr gibt',
}
