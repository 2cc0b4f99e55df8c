// German: what people decide about conversions.
import type { Words } from '../say.ts'

export const CONVERSION_DECISIONS: Words = {
  'Give a reason: it is kept in the history.': 'Geben Sie einen Grund an: Er steht im Verlauf.',
  'Choose a partner.': 'Wählen Sie einen Partner.',
  'A reason has at most 500 characters.': 'Ein Grund hat höchstens 500 Zeichen.',
  'This is no id of a conversion.': 'Das ist keine ID einer Conversion.',
  'Choose at least one conversion.': 'Wählen Sie mindestens eine Conversion.',
  'At most 500 conversions can be decided at a time.':
    'Es können höchstens 500 Conversions auf einmal entschieden werden.',
  'This is no amount.': 'Das ist kein Betrag.',
  'An amount is not negative.': 'Ein Betrag ist nicht negativ.',
  'This amount is too large.': 'Dieser Betrag ist zu groß.',
  'This is no id of an order.': 'Das ist keine ID einer Bestellung.',
  'A transaction id has at most 255 characters.': 'Eine Transaktions-ID hat höchstens 255 Zeichen.',
  'It lies in the future.': 'Das liegt in der Zukunft.',
  'The form is not complete.': 'Das Formular ist nicht vollständig.',
  'Choose the day of the sale.': 'Wählen Sie den Tag des Verkaufs.',
  'Write an amount as digits with a point, such as 12.50.':
    'Schreiben Sie einen Betrag als Ziffern mit Punkt, etwa 12.50.',
  'This currency has fewer digits after the point.': 'Diese Währung hat weniger Stellen nach dem Punkt.',
  'This shop has no such order.': 'Dieser Shop hat keine solche Bestellung.',
  'Only a refund of this order has come so far: it can be credited once the order itself has.':
    'Von dieser Bestellung kam bisher nur eine Erstattung: Sie kann zugeordnet werden, sobald die Bestellung selbst da ist.',
  'The order is in a currency that amounts cannot be kept in.':
    'Die Bestellung ist in einer Währung, in der keine Beträge geführt werden können.',
  'There is no such conversion in this shop.': 'Diese Conversion gibt es in diesem Shop nicht.',
  'It has been decided so already.': 'Das ist schon so entschieden.',
  'No person has decided about it: there is nothing to take back.':
    'Niemand hat darüber entschieden: Es gibt nichts zurückzunehmen.',
  'Nothing is left of its sale: it was cancelled, refunded or charged back.':
    'Von diesem Verkauf ist nichts übrig: Er wurde storniert, erstattet oder zurückgebucht.',
  'Nothing of it is due: it is not approved, pays nothing, or has been paid.':
    'Davon ist nichts fällig: Sie ist nicht bestätigt, bringt nichts oder ist bezahlt.',
  'Nothing of it has been paid.': 'Davon wurde nichts gezahlt.',
  'It is a test: nothing is paid for it.': 'Das ist ein Test: Dafür wird nichts gezahlt.',
  'Its payout has been paid to its partner: mark it as not paid first.':
    'Die Provision wurde dem Partner gezahlt: Markieren Sie sie zuerst als nicht gezahlt.',
  'It is credited to this partner and offer already.': 'Sie ist schon diesem Partner und Angebot zugeordnet.',
  'It pays this already.': 'Sie bringt das schon.',
  'There is a conversion of this transaction id already.':
    'Es gibt schon eine Conversion mit dieser Transaktions-ID.',
  'Credited. The conversion is there.': 'Zugeordnet. Die Conversion ist da.',
  'These conversions are in several currencies.': 'Diese Conversions sind in mehreren Währungen.',
  '{{count, number}} conversions approved_one': '{{count, number}} Conversion bestätigt',
  '{{count, number}} conversions approved_other': '{{count, number}} Conversions bestätigt',
  '{{count, number}} conversions rejected_one': '{{count, number}} Conversion abgelehnt',
  '{{count, number}} conversions rejected_other': '{{count, number}} Conversions abgelehnt',
  '{{count, number}} decisions taken back_one': '{{count, number}} Entscheidung zurückgenommen',
  '{{count, number}} decisions taken back_other': '{{count, number}} Entscheidungen zurückgenommen',
  '{{count, number}} conversions marked as paid_one': '{{count, number}} Conversion als gezahlt markiert',
  '{{count, number}} conversions marked as paid_other': '{{count, number}} Conversions als gezahlt markiert',
  '{{count, number}} conversions marked as not paid_one':
    '{{count, number}} Conversion als nicht gezahlt markiert',
  '{{count, number}} conversions marked as not paid_other':
    '{{count, number}} Conversions als nicht gezahlt markiert',
  '{{count, number}} payouts changed_one': '{{count, number}} Provision geändert',
  '{{count, number}} payouts changed_other': '{{count, number}} Provisionen geändert',
  '{{count, number}} conversions moved_one': '{{count, number}} Conversion verschoben',
  '{{count, number}} conversions moved_other': '{{count, number}} Conversions verschoben',
  'Nothing was changed': 'Es wurde nichts geändert',
  Undone: 'Rückgängig gemacht',
  'What was approved stays approved, because partners were told so: reject it if it must not count.':
    'Was bestätigt war, bleibt bestätigt, weil Partner davon erfahren haben: Lehnen Sie es ab, wenn es nicht zählen darf.',
  'For a sale that neither an order nor a postback has reported':
    'Für einen Verkauf, den weder eine Bestellung noch ein Postback gemeldet hat',
  Approve: 'Bestätigen',
  'Approve?': 'Bestätigen?',
  'The payout counts from now on, whatever it waited for. What the customer gets back is taken back all the same. Partners are told.':
    'Die Provision zählt ab jetzt, worauf sie auch gewartet hat. Was der Kunde zurückbekommt, wird trotzdem abgezogen. Partner erfahren davon.',
  'Reject?': 'Ablehnen?',
  'Nothing is paid, whatever the order says later. Partners are told.':
    'Es wird nichts gezahlt, was die Bestellung später auch sagt. Partner erfahren davon.',
  'Take the decision back': 'Entscheidung zurücknehmen',
  'Take the decision back?': 'Entscheidung zurücknehmen?',
  'The status follows the order again, where there is a way: what was approved stays so.':
    'Der Status folgt wieder der Bestellung, wo ein Weg dahin führt: Was bestätigt war, bleibt es.',
  'Change the payout': 'Provision ändern',
  'It pays this amount, of which refunds take their share.':
    'Sie bringt diesen Betrag, von dem Erstattungen ihren Anteil nehmen.',
  'Payout by the rules': 'Provision nach den Regeln',
  'Payout by the offer’s rules?': 'Provision nach den Regeln des Angebots?',
  'It pays again what the offer’s rules say now.':
    'Sie bringt wieder, was die Regeln des Angebots jetzt sagen.',
  Move: 'Verschieben',
  'Move to another partner': 'Zu einem anderen Partner verschieben',
  'The partner of before hears that it was taken back, the new one hears of it as it stands. It pays by the new partner’s rules.':
    'Der bisherige Partner erfährt, dass sie zurückgenommen wurde, der neue erfährt ihren Stand. Sie zahlt nach den Regeln des neuen Partners.',
  'Move back': 'Zurückverschieben',
  'Move back to the partner of before?': 'Zum vorherigen Partner zurückverschieben?',
  'The partner of now hears that it was taken back.':
    'Der jetzige Partner erfährt, dass sie zurückgenommen wurde.',
  'Mark as paid': 'Als gezahlt markieren',
  'Mark as paid?': 'Als gezahlt markieren?',
  'The payout is booked as paid to the partner. No money moves by this.':
    'Die Provision wird als dem Partner gezahlt verbucht. Geld fließt dadurch nicht.',
  'Mark as not paid': 'Als nicht gezahlt markieren',
  'Mark as not paid?': 'Als nicht gezahlt markieren?',
  'The payout is booked as owed to the partner again.':
    'Die Provision wird wieder als dem Partner geschuldet verbucht.',
  'Conversion created': 'Conversion angelegt',
  'Choose an offer': 'Angebot wählen',
  'Empty: what the offer’s rules say.': 'Leer: was die Regeln des Angebots sagen.',
  'sale, or what the offer’s rules call it.': 'sale, oder wie die Regeln des Angebots es nennen.',
  'Day of the sale': 'Tag des Verkaufs',
  'In the shop’s time zone, {{timeZone}}.': 'In der Zeitzone des Shops, {{timeZone}}.',
  'Empty where there is none. One that the shop knows already is refused.':
    'Leer, wenn es keine gibt. Eine, die der Shop schon kennt, wird abgelehnt.',
  Reason: 'Grund',
  'It is kept in the history under your name.': 'Er steht unter Ihrem Namen im Verlauf.',
  'Credit {{name}} to a partner': '{{name}} einem Partner zuordnen',
  Credit: 'Zuordnen',
  'It pays by the rules of the partner and the offer. The partner’s postbacks are sent.':
    'Sie zahlt nach den Regeln des Partners und des Angebots. Die Postbacks des Partners werden gesendet.',
  'The partner’s default offer, else the shop’s': 'Standardangebot des Partners, sonst des Shops',
  'What was decided': 'Was entschieden wurde',
  Undo: 'Rückgängig machen',
  'The offer that it is of': 'Das jetzige Angebot',
  'To {{partner}}, {{offer}}.': 'Zu {{partner}}, {{offer}}.',
  'Approve…': 'Bestätigen…',
  'Reject…': 'Ablehnen…',
  '{{count, number}} conversions are decided together._one': '{{count, number}} Conversion wird entschieden.',
  '{{count, number}} conversions are decided together._other':
    '{{count, number}} Conversions werden zusammen entschieden.',
}
