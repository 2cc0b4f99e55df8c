// German: what can be wrong with an offer. Part of offers.ts.
import type { Words } from '../say.ts'

export const OFFER_PROBLEMS: Words = {
  'Give the offer a name of 1 to 100 characters.': 'Geben Sie dem Angebot einen Namen mit 1 bis 100 Zeichen.',
  'Use 1 to 64 small letters, digits, hyphens and underscores, such as summer-sale.':
    'Verwenden Sie 1 bis 64 Kleinbuchstaben, Ziffern, Binde- und Unterstriche, etwa summer-sale.',
  'Another offer of this shop has this word in its links. Choose another.':
    'Ein anderes Angebot dieses Shops hat dieses Wort in seinen Links. Wählen Sie ein anderes.',
  'Give a whole address that begins with https:// or http://, such as https://example.com/.':
    'Geben Sie eine ganze Adresse an, die mit https:// oder http:// beginnt, etwa https://example.com/.',
  'Give whole days from 1 to 3650, or leave it empty for no limit.':
    'Geben Sie ganze Tage von 1 bis 3650 an, oder lassen Sie das Feld leer: unbegrenzt.',
  'Choose at least one kind of order.': 'Wählen Sie mindestens eine Art von Bestellung.',
  'Give a whole number from 1 to 1000.': 'Geben Sie eine ganze Zahl von 1 bis 1000 an.',
  'Give whole days from 0 to 365.': 'Geben Sie ganze Tage von 0 bis 365 an.',
  'Give whole days from 1 to 3650, or leave it empty.':
    'Geben Sie ganze Tage von 1 bis 3650 an, oder lassen Sie das Feld leer.',
  'Give an amount such as 12.50, without more decimals than the currency has.':
    'Geben Sie einen Betrag wie 12.50 an, mit Punkt und nicht mehr Stellen, als die Währung hat.',
  'At most 100 payout rules are possible.': 'Höchstens 100 Provisionsregeln sind möglich.',
  'An offer has at most 20 caps.': 'Ein Angebot hat höchstens 20 Obergrenzen.',
  'A partner has at most 100 caps.': 'Ein Partner hat höchstens 100 Obergrenzen.',
  'Choose one of the shop’s offers, or all of them together.':
    'Wählen Sie eines der Angebote des Shops oder alle zusammen.',
  'An event has 1 to 64 small letters, digits, hyphens and underscores, such as sale.':
    'Ein Ereignis hat 1 bis 64 Kleinbuchstaben, Ziffern, Binde- und Unterstriche, etwa sale.',
  'Give a percentage from 0 to 100 with at most two decimals, such as 12.5.':
    'Geben Sie einen Prozentsatz von 0 bis 100 mit höchstens zwei Stellen an, mit Punkt, etwa 12.5.',
  'Name a percentage, an amount, or both.': 'Nennen Sie einen Prozentsatz, einen Betrag oder beides.',
  'Name at least one value, or remove this condition.':
    'Nennen Sie mindestens einen Wert, oder entfernen Sie diese Bedingung.',
  'At most 50 values are possible here.': 'Hier sind höchstens 50 Werte möglich.',
  'A value has 1 to 255 characters.': 'Ein Wert hat 1 bis 255 Zeichen.',
  'Give ids as Shopify shows them in the address of the page, digits only.':
    'Geben Sie IDs an, wie Shopify sie in der Adresse der Seite zeigt, nur Ziffern.',
  'Give countries as two letters, such as DE.': 'Geben Sie Länder mit zwei Buchstaben an, etwa DE.',
  'Choose new or returning customers.': 'Wählen Sie neue oder wiederkehrende Kunden.',
  'Give where the step begins as a number.': 'Geben Sie als Zahl an, wo die Stufe beginnt.',
  'Name at least one step.': 'Nennen Sie mindestens eine Stufe.',
  'The first step has to begin at 0.': 'Die erste Stufe muss bei 0 beginnen.',
  'Every step has to begin higher than the one before.': 'Jede Stufe muss höher beginnen als die vorige.',
  'Give a whole number from 1 to 1000000000.': 'Geben Sie eine ganze Zahl von 1 bis 1000000000 an.',
  'Give an address or a network in each line, such as 203.0.113.7 or 203.0.113.0/24.':
    'Geben Sie in jeder Zeile eine Adresse oder ein Netz an, etwa 203.0.113.7 oder 203.0.113.0/24.',
  'At most 100 addresses are possible.': 'Höchstens 100 Adressen sind möglich.',

  // of a rule, where a form cannot ask for it
  'Choose new or returning.': 'Wählen Sie neu oder wiederkehrend.',
  'Choose the period: day, week, month or total.':
    'Wählen Sie den Zeitraum: Tag, Woche, Monat oder insgesamt.',
  'Choose what the rule pays: fixed or tiers.': 'Wählen Sie, was die Regel zahlt: fest oder gestaffelt.',
  'Choose what the steps go by: conversions or revenue.':
    'Wählen Sie, wonach die Stufen gehen: Conversions oder Umsatz.',
  'Give a text of 1 to 255 characters, without control characters.':
    'Geben Sie einen Text mit 1 bis 255 Zeichen an, ohne Steuerzeichen.',
  'Give a whole number of at most 15 digits, in the currency’s smallest unit.':
    'Geben Sie eine ganze Zahl mit höchstens 15 Ziffern an, in der kleinsten Einheit der Währung.',
  'Give the country as two capital letters, such as DE.':
    'Geben Sie das Land mit zwei Großbuchstaben an, etwa DE.',
  'Give the id that Shopify shows in the address of its page, digits only.':
    'Geben Sie die ID an, die Shopify in der Adresse der Seite zeigt, nur Ziffern.',
  'Give the percentage in basis points: a whole number from 0 to 10000, where 100 is 1%.':
    'Geben Sie den Prozentsatz in Basispunkten an: eine ganze Zahl von 0 bis 10000, wobei 100 für 1 % steht.',
  'Give the position as a whole number from 0 to 9999.':
    'Geben Sie die Position als ganze Zahl von 0 bis 9999 an.',
  'Give where the step begins as a whole number of at most 15 digits.':
    'Geben Sie als ganze Zahl mit höchstens 15 Ziffern an, wo die Stufe beginnt.',
  'Name a percentage, a flat amount, or both.': 'Nennen Sie einen Prozentsatz, einen Festbetrag oder beides.',
  'Name at least one value, or leave this condition out.':
    'Nennen Sie mindestens einen Wert, oder lassen Sie diese Bedingung weg.',
  'Steps by conversions have no currency.': 'Stufen nach Conversions haben keine Währung.',
  'Steps by revenue need a currency.': 'Stufen nach Umsatz brauchen eine Währung.',
}
