// German: offers.
import type { Words } from '../say.ts'

export const OFFERS: Words = {
  // the list
  'Tell partners what they can promote': 'Sagen Sie Partnern, was sie bewerben können',
  'Add offer': 'Angebot anlegen',
  'An offer says where links lead, what counts, and what a partner earns.':
    'Ein Angebot sagt, wohin Links führen, was zählt und was ein Partner verdient.',
  'What partners promote, and what it pays them': 'Was Partner bewerben und was es ihnen bringt',
  'Conversions and revenue of the last 30 days, without tests.':
    'Conversions und Umsatz der letzten 30 Tage, ohne Tests.',
  'First page': 'Erste Seite',
  'No payout rule': 'Keine Provisionsregel',
  '(and {{count, number}} more)_one': '(und 1 weitere)',
  '(and {{count, number}} more)_other': '(und {{count, number}} weitere)',
  '{{payout}}, under conditions': '{{payout}}, unter Bedingungen',
  '{{first}}, rising in steps to {{last}}': '{{first}}, in Stufen steigend bis {{last}}',
  '{{amount}} each': 'je {{amount}}',
  '{{percent}} and {{amount}} each': '{{percent}} und je {{amount}}',
  Default: 'Standard',
  Duplicate: 'Duplizieren',
  'Pause {{name}}': '{{name}} pausieren',
  'Duplicate {{name}}': '{{name}} duplizieren',
  'Copy of {{name}}': 'Kopie von {{name}}',

  // how it stands
  'Offer saved': 'Angebot gespeichert',
  'Offer paused': 'Angebot pausiert',
  'Offer resumed': 'Angebot läuft wieder',
  'This is the default offer now': 'Das ist jetzt das Standardangebot',
  'Duplicated. The copy is paused.': 'Dupliziert. Die Kopie ist pausiert.',
  'This offer is gone. Reload the page.': 'Dieses Angebot gibt es nicht mehr. Laden Sie die Seite neu.',
  'This could not be read. Reload the page and try again.':
    'Das konnte nicht gelesen werden. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'Make it the default offer': 'Zum Standardangebot machen',
  'This offer is paused': 'Dieses Angebot ist pausiert',
  'Its links lead visitors on, but no click is recorded.':
    'Seine Links führen Besucher weiter, aber es wird kein Klick gezählt.',
  'Pause {{name}}?': '{{name}} pausieren?',
  'Its links still lead visitors to their destination, but no click is recorded and nobody is credited. Clicks of before still count, and so do its coupons.':
    'Seine Links führen Besucher weiter ans Ziel, aber es wird kein Klick gezählt und niemand erhält etwas. Frühere Klicks zählen weiter, seine Gutscheine auch.',
  'This is the default offer of your shop: links that name no offer record no clicks either.':
    'Das ist das Standardangebot Ihres Shops: Auch Links ohne Angebot zählen dann keine Klicks.',

  // coupons and partners
  'Coupon added': 'Gutschein hinzugefügt',
  'This coupon is gone. Reload the page.': 'Diesen Gutschein gibt es nicht mehr. Laden Sie die Seite neu.',
  'A code belongs to one partner and one offer: orders with it are credited to him.':
    'Ein Code gehört einem Partner und einem Angebot: Bestellungen damit werden ihm zugerechnet.',
  'Give a code of 1 to 255 characters.': 'Geben Sie einen Code mit 1 bis 255 Zeichen an.',
  'This partner is gone. Reload the page.': 'Diesen Partner gibt es nicht mehr. Laden Sie die Seite neu.',
  '{{partner}} has the code {{code}} for the offer {{offer}} already, and a code is for one offer.':
    '{{partner}} hat den Code {{code}} schon für das Angebot {{offer}}, und ein Code gilt für ein Angebot.',
  'The code {{code}} belongs to {{partner}} already, and a code has one owner.':
    'Der Code {{code}} gehört schon {{partner}}, und ein Code hat einen Besitzer.',
  'No coupon yet.': 'Noch kein Gutschein.',
  'First coupons': 'Erste Gutscheine',
  'Next coupons': 'Weitere Gutscheine',
  'Remove coupon {{code}}?': 'Gutschein {{code}} entfernen?',
  'Remove coupon {{code}}': 'Gutschein {{code}} entfernen',
  'Orders with this code are not credited by it any more. What is credited already stays.':
    'Bestellungen mit diesem Code werden nicht mehr zugerechnet. Was schon zugerechnet ist, bleibt.',
  'Add a partner first, who the code is for.': 'Legen Sie zuerst einen Partner an, für den der Code ist.',
  'New code': 'Neuer Code',
  'As it is set up under Discounts in Shopify.': 'Wie er in Shopify unter Rabatte angelegt ist.',
  'Partner of the code': 'Partner des Codes',
  'Partners with a payout of their own': 'Partner mit eigener Provision',
  'Their rules are tried before those of the offer.': 'Ihre Regeln gelten vor denen des Angebots.',
  'Link for partners': 'Link für Partner',
  'Each partner has a name of his own after via.': 'Jeder Partner hat hinter via seinen eigenen Namen.',

  // inbound postback
  'The address that a system of yours calls to report a conversion, by GET or POST.':
    'Die Adresse, die eines Ihrer Systeme aufruft, um eine Conversion zu melden, mit GET oder POST.',
  'Inbound address': 'Adresse für Aufrufe',
  'With click_id or coupon_code; amount, currency, txn_id and event where you have them.':
    'Mit click_id oder coupon_code; amount, currency, txn_id und event, wo vorhanden.',
  'Try it from a terminal': 'Im Terminal ausprobieren',
  'From Windows’ command prompt': 'In der Windows-Eingabeaufforderung',
  'Send test': 'Test senden',
  'A call with click_id=test, as a sender would make it. It is in the log and pays nobody.':
    'Ein Aufruf mit click_id=test, wie ihn ein Absender macht. Er steht im Protokoll und bringt niemandem etwas.',
  'Your list of addresses is not asked for it.': 'Ihre Adressliste wird dabei nicht geprüft.',
  'Result of the test': 'Ergebnis des Tests',
  'HTTP {{status}}, after {{ms}} ms': 'HTTP {{status}}, nach {{ms}} ms',
  Secret: 'Geheimnis',
  'Hide the secret': 'Geheimnis verbergen',
  'In the header X-Postback-Secret, or as the parameter secret.':
    'Im Header X-Postback-Secret oder als Parameter secret.',
  'This offer has no secret': 'Dieses Angebot hat kein Geheimnis',
  'This offer has no secret. Reload the page.': 'Dieses Angebot hat kein Geheimnis. Laden Sie die Seite neu.',
  'Anybody who knows the address can report conversions. Make a secret, and give it to your senders.':
    'Wer die Adresse kennt, kann Conversions melden. Erzeugen Sie ein Geheimnis und geben Sie es Ihren Absendern.',
  'Make a secret': 'Geheimnis erzeugen',
  'Make a new secret': 'Neues Geheimnis erzeugen',
  'Make a new secret?': 'Neues Geheimnis erzeugen?',
  'The secret of now is refused from this moment on. Senders need the new one, or their calls are lost.':
    'Das bisherige Geheimnis wird ab sofort abgelehnt. Absender brauchen das neue, sonst gehen ihre Aufrufe verloren.',
  'Remove the secret': 'Geheimnis entfernen',
  'Remove the secret?': 'Geheimnis entfernen?',
  'Anybody who knows the address can report conversions then. Calls are answered with a warning (Deprecation).':
    'Dann kann jeder, der die Adresse kennt, Conversions melden. Aufrufe werden mit einer Warnung beantwortet (Deprecation).',
  'New secret made. The one before is refused.': 'Neues Geheimnis erzeugt. Das bisherige wird abgelehnt.',
  'Secret removed. Calls are accepted without one.': 'Geheimnis entfernt. Aufrufe werden ohne angenommen.',

  // guides for senders
  'How to send from': 'So senden Sie aus',
  'Choose your sender': 'Absender wählen',
  'For {{name}}': 'Für {{name}}',
  'Keep the click_id of the landing page’s address with the visitor, for example in a cookie, and save it with the order.':
    'Merken Sie sich die click_id aus der Adresse der Landingpage beim Besucher, etwa in einem Cookie, und speichern Sie sie mit der Bestellung.',
  'Keep the secret in the sender’s settings, never in a page that visitors load.':
    'Bewahren Sie das Geheimnis in den Einstellungen des Absenders auf, nie in einer Seite, die Besucher laden.',
  'Call this when the order is paid. A txn_id makes it safe to call again.':
    'Rufen Sie dies auf, wenn die Bestellung bezahlt ist. Mit txn_id darf der Aufruf wiederholt werden.',
  'Save the click_id of the landing page with the order, as its meta field click_id.':
    'Speichern Sie die click_id der Landingpage mit der Bestellung, als deren Metafeld click_id.',
  'Put this into the functions.php of your child theme, or into a plugin of your own.':
    'Fügen Sie dies in die functions.php Ihres Child-Themes oder in ein eigenes Plugin ein.',
  'Define POSTBACK_SECRET in wp-config.php.': 'Definieren Sie POSTBACK_SECRET in der wp-config.php.',
  'Stripe, by Zapier or Make': 'Stripe, über Zapier oder Make',
  'Give Stripe the click_id when the checkout session is made, as its metadata click_id.':
    'Geben Sie Stripe die click_id beim Anlegen der Checkout-Session mit, als Metadatum click_id.',
  'In Zapier or Make, begin with Stripe’s event for a completed checkout session.':
    'Beginnen Sie in Zapier oder Make mit dem Stripe-Ereignis für eine abgeschlossene Checkout-Session.',
  'Add a step that sends a POST request: Webhooks in Zapier, HTTP in Make. Send the body as JSON.':
    'Fügen Sie einen Schritt hinzu, der eine POST-Anfrage sendet: Webhooks in Zapier, HTTP in Make. Senden Sie den Inhalt als JSON.',
  'Stripe counts in the smallest unit: divide the amount by 100 where the currency has cents.':
    'Stripe rechnet in der kleinsten Einheit: Teilen Sie den Betrag durch 100, wenn die Währung Cent hat.',
  'Add the header X-Postback-Secret with the secret, and this address and body:':
    'Fügen Sie den Header X-Postback-Secret mit dem Geheimnis hinzu, dazu diese Adresse und diesen Inhalt:',
  'Google Tag Manager, server-side': 'Google Tag Manager, serverseitig',
  'Send the click_id with your purchase event to the server container.':
    'Senden Sie die click_id mit Ihrem Kauf-Ereignis an den Server-Container.',
  'In the server container, add a tag that sends HTTP requests (the template gallery has several) and let it fire on the purchase event.':
    'Fügen Sie im Server-Container ein Tag hinzu, das HTTP-Anfragen sendet (die Vorlagengalerie hat mehrere), und lassen Sie es beim Kauf-Ereignis auslösen.',
  'Choose POST, add the header X-Postback-Secret with the secret, and this address and body:':
    'Wählen Sie POST, fügen Sie den Header X-Postback-Secret mit dem Geheimnis hinzu, dazu diese Adresse und diesen Inhalt:',
  'Paste this as the postback address. Trcker fills in what stands in braces.':
    'Fügen Sie dies als Postback-Adresse ein. Trcker ersetzt, was in Klammern steht.',
  'The secret is part of the address here, so give the address to nobody else.':
    'Das Geheimnis ist hier Teil der Adresse. Geben Sie die Adresse deshalb niemandem sonst.',
  'Trackdesk, and other trackers with an address to paste':
    'Trackdesk und andere Tracker, in die man eine Adresse einfügt',
  'Paste this as the address of the postback, and put the tracker’s own names for the values into the braces.':
    'Fügen Sie dies als Postback-Adresse ein und setzen Sie in die Klammern die Namen, die der Tracker für die Werte hat.',
  'The value for click_id is what the landing page got under that name.':
    'Der Wert für click_id ist der, den die Landingpage unter diesem Namen bekam.',
}
