// German: what stands on a partner's page beside his fields and links. Of partners.ts.
import type { Words } from '../say.ts'

export const PARTNER_PAGE: Words = {
  // coupons
  'An order with one of these codes is credited to the partner where no click is. A code belongs to one partner and one offer, and counts for orders that come from now on.':
    'Eine Bestellung mit einem dieser Codes wird dem Partner zugeordnet, wo es keinen Klick gibt. Ein Code gehört zu einem Partner und einem Angebot und zählt für Bestellungen ab jetzt.',
  'Remove {{what}}': '{{what}} entfernen',
  'Remove the code {{code}}?': 'Den Code {{code}} entfernen?',
  'New orders with it are no longer credited to {{partner}}. What is credited already stays. The discount itself is not touched.':
    'Neue Bestellungen damit werden {{partner}} nicht mehr zugeordnet. Was schon zugeordnet ist, bleibt. Der Rabatt selbst bleibt unberührt.',
  'As customers type it; case does not matter.':
    'Wie Kunden ihn eingeben; Groß- und Kleinschreibung ist egal.',
  'For the offer': 'Für das Angebot',
  'Coupon {{code}} added': 'Gutschein {{code}} hinzugefügt',
  'A coupon code has 1 to 255 characters, without line breaks.':
    'Ein Gutscheincode hat 1 bis 255 Zeichen ohne Zeilenumbrüche.',
  'Somebody has just taken or removed this code. Try again.':
    'Jemand hat diesen Code gerade vergeben oder entfernt. Versuchen Sie es noch einmal.',
  'The code {{code}} already belongs to {{partner}} (offer {{offer}}), and a code has one owner. Choose another, or remove it there first.':
    'Der Code {{code}} gehört schon {{partner}} (Angebot {{offer}}), und ein Code hat nur einen Besitzer. Wählen Sie einen anderen oder entfernen Sie ihn zuerst dort.',
  'Choose a discount of the shop': 'Rabatt des Shops wählen',
  'Discount codes of the shop': 'Rabattcodes des Shops',
  'Code or name of the discount': 'Code oder Name des Rabatts',
  'Shopify did not answer': 'Shopify hat nicht geantwortet',
  '{{reason}}. You can type the code yourself.': '{{reason}}. Sie können den Code selbst eingeben.',
  'No discount code is like that. Codes are created in Shopify under Discounts.':
    'Kein Rabattcode passt dazu. Codes werden in Shopify unter „Rabatte“ angelegt.',
  Expired: 'Abgelaufen',
  '{{discount}}, taken by {{partner}}': '{{discount}}, vergeben an {{partner}}',
  Choose: 'Wählen',
  'Choose {{code}}': '{{code}} wählen',

  // payout overrides
  'Payout overrides': 'Abweichende Provisionen',
  'What {{partner}} is paid instead of what the offer pays everybody. Conversions that are there already keep their payout.':
    'Was {{partner}} statt der allgemeinen Provision des Angebots erhält. Vorhandene Conversions behalten ihre Provision.',
  'Set up payout': 'Provision festlegen',
  'Override removed': 'Abweichung entfernt',
  'Remove this override?': 'Diese Abweichung entfernen?',
  'For {{event}} on {{offer}} the next rule that fits then counts: another one of {{partner}}, or else the offer’s.':
    'Für {{event}} bei {{offer}} gilt dann die nächste Regel, die passt: eine andere von {{partner}}, sonst die des Angebots.',
  'Payout of {{partner}} on {{offer}}': 'Provision von {{partner}} bei {{offer}}',
  'For each line of an order the first rule that fits counts: these first, then those of the offer. What is saved counts for conversions from now on.':
    'Für jede Zeile einer Bestellung gilt die erste Regel, die passt: zuerst diese, dann die des Angebots. Gespeichertes gilt für Conversions ab jetzt.',
  'No rule yet: {{partner}} is paid what {{offer}} pays everybody.':
    'Noch keine Regel: {{partner}} erhält, was {{offer}} allen zahlt.',
  'Payout saved': 'Provision gespeichert',
  'What the offer pays everybody': 'Was das Angebot allen zahlt',
  Rule: 'Regel',

  // postbacks
  'None yet. A postback tells the partner’s own tracker what was sold; others need none.':
    'Noch keine. Ein Postback meldet dem Tracker des Partners, was verkauft wurde; wer keinen Tracker hat, braucht keinen.',
  'All postbacks of the partner': 'Alle Postbacks des Partners',

  // the invitation
  Invitation: 'Einladung',
  'The partner needs no account: everything to begin with is in this mail. Change it as you like.':
    'Der Partner braucht kein Konto: Alles für den Anfang steht in dieser E-Mail. Ändern Sie sie nach Belieben.',
  Subject: 'Betreff',
  Text: 'Text',
  'Copy text': 'Text kopieren',
  'Open in mail program': 'Im E-Mail-Programm öffnen',
  Send: 'Senden',
  'Send the invitation?': 'Einladung senden?',
  'It goes to {{address}} at once, from the mail server of this app.':
    'Sie geht sofort an {{address}}, über den Mailserver dieser App.',
  'To send it from here, give the partner an e-mail address and save.':
    'Um sie von hier zu senden, geben Sie dem Partner eine E-Mail-Adresse und speichern Sie.',
  'The partner has no e-mail address yet.': 'Der Partner hat noch keine E-Mail-Adresse.',
  'No mail server is set up for this app.': 'Für diese App ist kein Mailserver eingerichtet.',
  'Sent to {{address}}': 'Gesendet an {{address}}',
  'The mail was not sent: {{reason}}.': 'Die E-Mail wurde nicht gesendet: {{reason}}.',
  'Your partner link for {{shop}}': 'Ihr Partner-Link für {{shop}}',
  'Hello {{partner}},': 'Hallo {{partner}},',
  'you are a partner of {{shop}} now. This is your own link:':
    'Sie sind jetzt Partner von {{shop}}. Das ist Ihr eigener Link:',
  'Whoever follows it and buys counts for you. Put it wherever you write about us; add &sub1=… to tell your places apart.':
    'Wer ihm folgt und kauft, zählt für Sie. Setzen Sie ihn überall dort ein, wo Sie über uns schreiben; mit &sub1=… unterscheiden Sie Ihre Seiten.',
  'Your discount code counts for you too, also without the link: {{codes}}':
    'Auch Ihr Gutscheincode zählt für Sie, selbst ohne den Link: {{codes}}',
  'If you work with a tracker of your own, send us its postback URL and the name of its click id.':
    'Wenn Sie einen eigenen Tracker nutzen, schicken Sie uns dessen Postback-URL und den Namen seiner Klick-ID.',
  'With kind regards': 'Mit freundlichen Grüßen',
}
