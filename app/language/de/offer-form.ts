// German: the form of an offer. Part of offers.ts.
import type { Words } from '../say.ts'

export const OFFER_FORM: Words = {
  // basics
  'Word in links': 'Wort in Links',
  'Small letters, digits and hyphens. No other offer of this shop has the same.':
    'Kleinbuchstaben, Ziffern und Bindestriche. Kein anderes Angebot dieses Shops hat dasselbe.',
  'Links that are out there will break': 'Verbreitete Links funktionieren dann nicht mehr',
  'Links and inbound postbacks with /{{before}} lead nowhere once this is saved.':
    'Links und eingehende Postbacks mit /{{before}} führen ins Leere, sobald gespeichert ist.',
  Destination: 'Ziel',
  'Where visitors land. A link may name another page of your shop.':
    'Wo Besucher ankommen. Ein Link darf eine andere Seite Ihres Shops nennen.',

  // payout
  'For each line of an order the first rule that fits counts. An event without a rule pays nothing.':
    'Für jede Zeile einer Bestellung gilt die erste Regel, die passt. Ein Ereignis ohne Regel bringt nichts.',
  'No rule yet: this offer pays nothing.': 'Noch keine Regel: Dieses Angebot bringt nichts.',
  'Add a rule': 'Regel hinzufügen',
  'Rule {{number}}': 'Regel {{number}}',
  'Try rule {{number}} earlier': 'Regel {{number}} früher prüfen',
  'Try rule {{number}} later': 'Regel {{number}} später prüfen',
  'Remove rule {{number}}': 'Regel {{number}} entfernen',
  'sale, rebill for renewals, or one of your own such as lead':
    'sale, rebill für Verlängerungen, oder ein eigenes wie lead',
  'Fixed amount': 'Fester Betrag',
  'Percentage and fixed amount': 'Prozentsatz und fester Betrag',
  'Steps by what the partner brings': 'Stufen nach dem, was der Partner bringt',
  'Percentage of the revenue': 'Prozent vom Umsatz',
  'Amount for a conversion': 'Betrag je Conversion',
  'Steps go by': 'Stufen nach',
  Period: 'Zeitraum',
  'a day': 'am Tag',
  'a week': 'in der Woche',
  'a month': 'im Monat',
  'in all': 'insgesamt',
  'Currency of the revenue': 'Währung des Umsatzes',
  'Currency of the amounts': 'Währung der Beträge',
  'Add a step': 'Stufe hinzufügen',
  'Step {{number}}': 'Stufe {{number}}',
  'Remove step {{number}}': 'Stufe {{number}} entfernen',
  'Beginning at': 'Ab',
  'Only where': 'Nur bei',
  'And where': 'Und bei',
  Always: 'Immer',
  'Add a condition': 'Bedingung hinzufügen',
  'Remove the condition: {{label}}': 'Bedingung entfernen: {{label}}',
  'New customers': 'Neue Kunden',
  'Returning customers': 'Wiederkehrende Kunden',
  Countries: 'Länder',
  'Two letters each, such as DE, AT': 'Je zwei Buchstaben, etwa DE, AT',
  'Coupon codes': 'Gutscheincodes',
  'One of them was used in the order.': 'Einer davon wurde in der Bestellung eingelöst.',
  Products: 'Produkte',
  'Ids, from the address of the product’s page': 'IDs, aus der Adresse der Produktseite',
  Variants: 'Varianten',
  'Ids, from the address of the variant’s page': 'IDs, aus der Adresse der Variantenseite',
  SKUs: 'SKUs',
  Vendors: 'Anbieter',
  'Exactly as they are written in the product': 'Genau wie im Produkt geschrieben',
  Collections: 'Kollektionen',
  'Ids, from the address of the collection’s page': 'IDs, aus der Adresse der Kollektionsseite',
  'Product tags': 'Produkt-Tags',
  'Product types': 'Produkttypen',
  'With commas between': 'Durch Kommas getrennt',
  'A conversion pays at most': 'Eine Conversion bringt höchstens',
  'No limit': 'Unbegrenzt',
  'Empty: without a limit.': 'Leer: unbegrenzt.',
  'Currency of the limit': 'Währung der Grenze',
  'Fixed amounts shrink with a partial refund': 'Feste Beträge sinken bei Teilerstattung',
  'Otherwise they stay until nothing of the order is left.':
    'Sonst bleiben sie, bis von der Bestellung nichts übrig ist.',

  // example
  Example: 'Beispiel',
  'What it pays': 'Was es bringt',
  'Payout: {{payout}}': 'Provision: {{payout}}',
  'Price in {{currency}}': 'Preis in {{currency}}',
  Quantity: 'Menge',
  'Event of the example': 'Ereignis des Beispiels',
  'Bought by': 'Gekauft von',
  'A new customer': 'Ein neuer Kunde',
  'A returning customer': 'Ein wiederkehrender Kunde',
  'Not known': 'Nicht bekannt',
  'Conversions before': 'Bisherige Conversions',
  'Revenue before': 'Bisheriger Umsatz',
  'Give the example a price and a quantity.': 'Geben Sie dem Beispiel einen Preis und eine Menge.',
  'No rule is for this event: it pays nothing.': 'Keine Regel gilt für dieses Ereignis: Es bringt nichts.',
  'No rule fits: it pays nothing.': 'Keine Regel passt: Es bringt nichts.',
  'Rule {{number}}: the step from {{from}} is reached':
    'Regel {{number}}: Die Stufe ab {{from}} ist erreicht',
  'Rule {{number}}: {{percent}} of {{amount}} is {{share}}':
    'Regel {{number}}: {{percent}} von {{amount}} sind {{share}}',
  'Rule {{number}}: {{amount}} for the conversion': 'Regel {{number}}: {{amount}} für die Conversion',
  'Rounded once: {{sum}}': 'Einmal gerundet: {{sum}}',
  'Together: {{sum}}': 'Zusammen: {{sum}}',
  'A conversion pays {{cap}} at most': 'Eine Conversion bringt höchstens {{cap}}',
  'Amounts in {{currencies}} are left out here. They are converted by the rate of the day.':
    'Beträge in {{currencies}} fehlen hier. Sie werden zum Tageskurs umgerechnet.',

  // what counts
  'What counts': 'Was zählt',
  'Which partner is credited, and for which orders.':
    'Welchem Partner was zugerechnet wird, und für welche Bestellungen.',
  Lookback: 'Rückblick',
  days: 'Tage',
  'A click counts for orders within this time. Empty: without a limit.':
    'Ein Klick zählt für Bestellungen in dieser Zeit. Leer: unbegrenzt.',
  'Coupons and clicks': 'Gutscheine und Klicks',
  'Clicks first': 'Klicks zuerst',
  'A coupon counts where no click does.': 'Ein Gutschein zählt, wo kein Klick zählt.',
  'Coupons first': 'Gutscheine zuerst',
  'Whoever owns the coupon is credited, whatever link was clicked.':
    'Wem der Gutschein gehört, dem wird zugerechnet, gleich welcher Link geklickt wurde.',
  'Coupons only beside a click': 'Gutscheine nur mit Klick',
  'A coupon counts only with a click by the same partner: codes that have leaked bring nothing.':
    'Ein Gutschein zählt nur mit einem Klick desselben Partners: Verbreitete Codes bringen nichts.',
  Orders: 'Bestellungen',
  'Orders from the storefront': 'Bestellungen im Shop',
  'Draft orders': 'Bestellentwürfe',
  'Orders from a point of sale': 'Bestellungen an der Kasse (POS)',
  Subscriptions: 'Abonnements',
  'All renewals count': 'Alle Verlängerungen zählen',
  'No renewal counts': 'Keine Verlängerung zählt',
  'The first renewals count': 'Die ersten Verlängerungen zählen',
  'Renewals count for some months': 'Verlängerungen zählen einige Monate',
  'How many': 'Wie viele',
  'For how long': 'Wie lange',
  renewals: 'Verlängerungen',
  months: 'Monate',

  'Hold and approval': 'Haltefrist und Bestätigung',
  'Conversions are approved': 'Conversions werden bestätigt',
  'By itself': 'Von selbst',
  'A conversion is approved when it is paid and its hold has ended.':
    'Eine Conversion ist bestätigt, wenn sie bezahlt und ihre Haltefrist vorbei ist.',
  'By a person': 'Von einer Person',
  'A conversion stays pending until somebody approves or rejects it. This holds for what comes from now on.':
    'Eine Conversion bleibt offen, bis jemand sie bestätigt oder ablehnt. Das gilt für alles, was ab jetzt kommt.',
  'Hold period': 'Haltefrist',
  'From payment. 0: no hold.': 'Ab Zahlung. 0: keine Haltefrist.',
  'Refunds take back within': 'Erstattungen zählen innerhalb von',
  'From payment. Later refunds leave the payout as it is. Empty: always.':
    'Ab Zahlung. Spätere Erstattungen lassen die Provision, wie sie ist. Leer: immer.',

  // revenue
  'What counts as revenue': 'Was als Umsatz zählt',
  'The subtotal after discounts always counts. This counts too:':
    'Die Zwischensumme nach Rabatten zählt immer. Außerdem zählt:',
  Tax: 'Steuern',
  Shipping: 'Versand',
  Tips: 'Trinkgeld',
  'Gift cards': 'Geschenkkarten',
  'What is added to an order later': 'Was später zur Bestellung hinzukommt',
  Returns: 'Rückgaben',
  'Follow the money that was refunded': 'Nach dem erstatteten Geld',
  'Follow the goods that came back': 'Nach der zurückgegebenen Ware',
  'Products that never count': 'Produkte, die nie zählen',
  'Ids with commas between': 'IDs, durch Kommas getrennt',
  'SKUs that never count': 'SKUs, die nie zählen',
  'Vendors that never count': 'Anbieter, die nie zählen',

  // caps
  Caps: 'Obergrenzen',
  'The most that this offer brings in a period, by the days of your shop.':
    'Das Höchste, was dieses Angebot in einem Zeitraum bringt, nach den Tagen Ihres Shops.',
  'No cap.': 'Keine Obergrenze.',
  'Add a cap': 'Obergrenze hinzufügen',
  'Cap {{number}}': 'Obergrenze {{number}}',
  'Remove cap {{number}}': 'Obergrenze {{number}} entfernen',
  'At most': 'Höchstens',
  'Currency of the cap': 'Währung der Obergrenze',
  'Period of the cap': 'Zeitraum der Obergrenze',
  'Beyond it conversions': 'Conversions darüber',
  'Wait for a person': 'Warten auf eine Person',

  'Inbound postback: settings': 'Eingehender Postback: Einstellungen',
  'For systems of yours, beside Shopify, that report conversions of this offer.':
    'Für Ihre Systeme neben Shopify, die Conversions dieses Angebots melden.',
  'Currency of calls that name none': 'Währung, wenn ein Aufruf keine nennt',
  'The shop’s: {{currency}}': 'Die des Shops: {{currency}}',
  'Revenue of calls that name none': 'Umsatz, wenn ein Aufruf keinen nennt',
  'Addresses that may call': 'Adressen, die aufrufen dürfen',
  'An IP address or a network in each line. Empty: calls from anywhere, with the secret.':
    'Eine IP-Adresse oder ein Netz in jeder Zeile. Leer: Aufrufe von überall, mit dem Geheimnis.',
}
