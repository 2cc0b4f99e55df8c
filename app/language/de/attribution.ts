// German: who is credited and why, and explaining an order.
import type { Words } from '../say.ts'

export const ATTRIBUTION: Words = {
  'Why an order was credited to a partner, or to nobody':
    'Warum eine Bestellung einem Partner zugeordnet wurde oder niemandem',
  'Who is credited, and why': 'Wem sie zugeordnet ist und warum',
  'Does not count': 'Zählt nicht',
  'Explain this order': 'Diese Bestellung erklären',
  'Credited to nobody: it came with no click and no coupon.':
    'Niemandem zugeordnet: Sie kam ohne Klick und ohne Gutschein.',
  'Credited to nobody: nothing that it came with counts.':
    'Niemandem zugeordnet: Nichts, womit sie kam, zählt.',
  'Credited to {{partner}} for {{offer}}': '{{partner}} zugeordnet für {{offer}}',
  'Decided by {{name}}: {{reason}}': 'Entschieden von {{name}}: {{reason}}',
  'Decided {{when}} by version {{rules}} of the rules':
    'Entschieden {{when}} nach Fassung {{rules}} der Regeln',
  'Confidence: {{word}}': 'Verlässlichkeit: {{word}}',
  '{{span}} before the order': '{{span}} vor der Bestellung',
  certain: 'sicher',
  high: 'hoch',
  medium: 'mittel',
  fair: 'mäßig',
  low: 'niedrig',
  'Click in the order’s attributes': 'Klick in den Attributen der Bestellung',
  'Click in a line’s properties': 'Klick in den Eigenschaften eines Artikels',
  'Click in the landing page’s address': 'Klick in der Adresse der Einstiegsseite',
  'Click seen with the order’s cart': 'Klick, der mit dem Warenkorb der Bestellung gesehen wurde',
  'Click seen with the order’s checkout': 'Klick, der mit dem Checkout der Bestellung gesehen wurde',
  'Click named by the call': 'Klick, den der Aufruf nennt',
  'Click in the customer’s journey': 'Klick auf dem Weg des Kunden',
  'Click that the pixel reported': 'Klick, den das Pixel gemeldet hat',
  'Earlier click of the same customer': 'Früherer Klick desselben Kunden',
  'First order of its subscription': 'Erste Bestellung des Abos',
  'Coupon {{code}}': 'Gutschein {{code}}',
  'Link of {{via}} in the order’s attributes': 'Link von {{via}} in den Attributen der Bestellung',
  'Link of {{via}} in the customer’s journey': 'Link von {{via}} auf dem Weg des Kunden',
  'Link of {{via}} in the landing page’s address': 'Link von {{via}} in der Adresse der Einstiegsseite',
  'The offer does not count orders of the storefront.':
    'Das Angebot zählt keine Bestellungen aus dem Schaufenster.',
  'The offer does not count draft orders.': 'Das Angebot zählt keine Bestellentwürfe.',
  'The offer does not count point of sale orders.':
    'Das Angebot zählt keine Bestellungen aus dem Ladengeschäft.',
  'The offer does not count renewals.': 'Das Angebot zählt keine Verlängerungen.',
  'The offer does not count calls.': 'Das Angebot zählt keine Aufrufe.',
  'It would count, but a person decided otherwise.':
    'Es würde zählen, aber eine Person hat anders entschieden.',
  'The click was made after the order.': 'Der Klick kam nach der Bestellung.',
  'A renewal follows the first order of its subscription.':
    'Eine Verlängerung folgt der ersten Bestellung des Abos.',
  'This shop has no such click.': 'Dieser Shop hat keinen solchen Klick.',
  'The shop has no partner of this name with such an offer.':
    'Der Shop hat keinen Partner dieses Namens mit einem solchen Angebot.',
  'The offer was paused.': 'Das Angebot war pausiert.',
  'It is for another offer than the call’s.': 'Es gehört zu einem anderen Angebot als der Aufruf.',
  'It was reported too long before or after the order to be about it.':
    'Es wurde zu lange vor oder nach der Bestellung gemeldet, um zu ihr zu gehören.',
  'The code belongs to no partner.': 'Der Code gehört keinem Partner.',
  'The offer counts a coupon only beside a click by the same partner, and there is none.':
    'Das Angebot zählt einen Gutschein nur neben einem Klick desselben Partners, und es gibt keinen.',
  'The partner was paused.': 'Der Partner war pausiert.',
  'It is renewal {{number}}, the offer counts the first {{limit}}.':
    'Es ist Verlängerung {{number}}, das Angebot zählt die ersten {{limit}}.',
  'The offer counts renewals for {{limit}} months from the first order.':
    'Das Angebot zählt Verlängerungen für {{limit}} Monate ab der ersten Bestellung.',
  'The click was {{days}} days old, the offer counts {{lookback}}.':
    'Der Klick war {{days}} Tage alt, das Angebot zählt {{lookback}}.',
  'Another code counts.': 'Ein anderer Code zählt.',
  'A coupon of its offer comes before clicks.': 'Ein Gutschein dieses Angebots geht vor Klicks.',
  'A click comes before it.': 'Ein Klick geht vor.',
  'Other evidence comes before it.': 'Ein anderer Beleg geht vor.',
  'It is the same click.': 'Es ist derselbe Klick.',
  'It holds too, but what won can be relied on more.':
    'Es stimmt auch, aber was gewonnen hat, ist verlässlicher.',
  'It is the same link.': 'Es ist derselbe Link.',
  'The partner’s click is known, so none is made from the order.':
    'Der Klick des Partners ist bekannt, deshalb wird keiner aus der Bestellung gemacht.',
  'It holds too, but a later click counts.': 'Es stimmt auch, aber ein späterer Klick zählt.',
  'It holds too, but an earlier click counts.': 'Es stimmt auch, aber ein früherer Klick zählt.',
  'The offer’s lookback decides how old a click may be.':
    'Der Rückblick des Angebots bestimmt, wie alt ein Klick sein darf.',
  'The id may be of another shop, or the click is older than what is kept.':
    'Die ID ist vielleicht von einem anderen Shop, oder der Klick ist älter als das Aufbewahrte.',
  'Compare the link’s via parameter with the partner’s name in links.':
    'Vergleichen Sie den Parameter via des Links mit dem Namen des Partners in Links.',
  'Assign the code to a partner to have its next orders credited.':
    'Ordnen Sie den Code einem Partner zu, damit seine nächsten Bestellungen zählen.',
  'The offer’s coupon rule decides whether a code needs a click.':
    'Die Gutscheinregel des Angebots bestimmt, ob ein Code einen Klick braucht.',
  'Resume the partner to have the next orders credited.':
    'Nehmen Sie den Partner wieder auf, damit die nächsten Bestellungen zählen.',
  'Resume the offer to have the next orders credited.':
    'Nehmen Sie das Angebot wieder auf, damit die nächsten Bestellungen zählen.',
  'The offer’s order sources decide which orders count.':
    'Die Bestellquellen des Angebots bestimmen, welche Bestellungen zählen.',
  'The offer’s renewals decide which renewals count.':
    'Die Verlängerungen des Angebots bestimmen, welche Verlängerungen zählen.',
  'Only a refund of this order has come so far. Once the order itself has, it is decided who is credited.':
    'Von dieser Bestellung kam bisher nur eine Erstattung. Sobald die Bestellung selbst da ist, wird über die Zuordnung entschieden.',
  'Nothing has been decided about it yet. Orders are worked on within seconds.':
    'Darüber ist noch nichts entschieden. Bestellungen werden in Sekunden bearbeitet.',
  'A partner is credited, and no conversion was made of it: amounts cannot be kept in its currency.':
    'Ein Partner ist zugeordnet, aber es entstand keine Conversion: In dieser Währung können keine Beträge geführt werden.',
  'The customer did not come through a partner’s link as far as the order shows, and used no partner’s code.':
    'Der Kunde kam, soweit die Bestellung zeigt, nicht über den Link eines Partners und nutzte keinen Code eines Partners.',
  'No click came through the storefront’s embed in the last 7 days: switch it on in the theme editor, so that clicks are carried to the order.':
    'In den letzten 7 Tagen kam kein Klick über das Embed des Shops: Schalten Sie es im Theme-Editor ein, damit Klicks zur Bestellung gelangen.',
  'For 48 hours after the order, what comes to light later (a pixel’s report, the customer’s journey) can still have it credited.':
    'Bis 48 Stunden nach der Bestellung kann, was später bekannt wird (eine Meldung des Pixels, der Weg des Kunden), noch zu einer Zuordnung führen.',
  'Its name as Shopify shows it, or its id.': 'Ihr Name, wie Shopify ihn zeigt, oder ihre ID.',
  Explain: 'Erklären',
  'The app does not know the order {{asked}}': 'Die App kennt die Bestellung {{asked}} nicht',
  'Orders reach the app like this:': 'So kommen Bestellungen in die App:',
  'Shopify sends every order when it is created, paid, edited or refunded, mostly within seconds.':
    'Shopify sendet jede Bestellung, wenn sie angelegt, bezahlt, geändert oder erstattet wird, meist in Sekunden.',
  'An order whose checkout the web pixel reported is asked for after an hour at the latest.':
    'Nach einer Bestellung, deren Checkout das Web-Pixel gemeldet hat, wird spätestens nach einer Stunde gefragt.',
  'Orders from before the app was installed are not known, unless they change.':
    'Bestellungen von vor der Installation sind nicht bekannt, außer sie ändern sich.',
  'See how the storefront stands': 'Stand des Schaufensters ansehen',
  'Order {{name}}': 'Bestellung {{name}}',
  'Credit to a partner…': 'Einem Partner zuordnen…',
  'Placed {{when}}': 'Aufgegeben {{when}}',
  'Landing page: {{page}}': 'Einstiegsseite: {{page}}',
}
