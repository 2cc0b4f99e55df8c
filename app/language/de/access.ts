// German: staff accounts of partners, and what a partner sees.
import type { Words } from '../say.ts'

export const ACCESS: Words = {
  // redeeming a code
  Home: 'Start',
  'Staff accounts': 'Mitarbeiterkonten',
  'I have a code': 'Ich habe einen Code',
  'A partner who works in this admin gets a code from the merchant and redeems it here.':
    'Ein Partner, der in diesem Admin arbeitet, bekommt vom Händler einen Code und löst ihn hier ein.',
  'Your account then sees the partner’s links, coupons, postbacks, deliveries and figures.':
    'Ihr Konto sieht dann Links, Gutscheine, Postbacks, Zustellungen und Zahlen des Partners.',
  'It sees nothing else that this app knows of the store: no other partner, no offers to edit, no settings.':
    'Es sieht sonst nichts, was diese App vom Shop weiß: keinen anderen Partner, keine Angebote zum Bearbeiten, keine Einstellungen.',
  'What you may do in the rest of the admin is not changed: that is set by the store’s owner.':
    'Was Sie im übrigen Admin dürfen, ändert sich nicht: Das legt der Inhaber des Shops fest.',
  'Redeem the code': 'Code einlösen',
  'Bind your account to a partner?': 'Ihr Konto an einen Partner binden?',
  'Bind my account': 'Mein Konto binden',
  'From now on you see this partner’s links, postbacks and figures, and nothing else of this store. Only the merchant can take that back.':
    'Von jetzt an sehen Sie Links, Postbacks und Zahlen dieses Partners und sonst nichts von diesem Shop. Nur der Händler kann das zurücknehmen.',
  'Your account is bound to {{partner}}': 'Ihr Konto ist an {{partner}} gebunden',
  'Go to your own page': 'Zu Ihrer eigenen Seite',
  'You see this partner’s links, postbacks and figures, and nothing else of this store. To end that, ask the merchant.':
    'Sie sehen Links, Postbacks und Zahlen dieses Partners und sonst nichts von diesem Shop. Soll das enden, fragen Sie den Händler.',

  // what stands in the way
  'A code has ten letters and digits, such as ABCDE-23456. Look at it once more.':
    'Ein Code hat zehn Buchstaben und Ziffern, etwa ABCDE-23456. Sehen Sie noch einmal nach.',
  'There is no such code, or it was used or revoked. Ask who gave it to you for a new one.':
    'Diesen Code gibt es nicht, oder er wurde benutzt oder widerrufen. Bitten Sie den, der ihn Ihnen gab, um einen neuen.',
  'This code is older than seven days. Ask who gave it to you for a new one.':
    'Dieser Code ist älter als sieben Tage. Bitten Sie den, der ihn Ihnen gab, um einen neuen.',
  'You have made this code yourself. Give it to the person who is to see only this partner.':
    'Diesen Code haben Sie selbst erstellt. Geben Sie ihn der Person, die nur diesen Partner sehen soll.',
  'Your account is bound to a partner already.': 'Ihr Konto ist schon an einen Partner gebunden.',
  'Ten codes within an hour were not right. Wait an hour, then try again.':
    'Zehn Codes innerhalb einer Stunde waren falsch. Warten Sie eine Stunde und versuchen Sie es dann noch einmal.',
  'There is no such partner': 'Diesen Partner gibt es nicht',
  'Five codes wait to be redeemed already. Revoke one first.':
    'Es warten schon fünf Codes darauf, eingelöst zu werden. Widerrufen Sie zuerst einen.',
  'Use at most 60 characters.': 'Schreiben Sie höchstens 60 Zeichen.',
  'Write it without special characters.': 'Schreiben Sie es ohne Sonderzeichen.',
  'That is gone already. The list below shows how things stand.':
    'Das gibt es nicht mehr. Die Liste unten zeigt den jetzigen Stand.',

  // accounts and codes of a partner
  'Who of your staff sees only this partner': 'Wer von Ihren Mitarbeitern nur diesen Partner sieht',
  'Partners with staff accounts': 'Partner mit Mitarbeiterkonten',
  Accounts: 'Konten',
  '{{count, number}} accounts_one': '{{count, number}} Konto',
  '{{count, number}} accounts_other': '{{count, number}} Konten',
  'No staff account is bound to a partner. To give a partner access, make a code on the partner’s page.':
    'Kein Mitarbeiterkonto ist an einen Partner gebunden. Um einem Partner Zugang zu geben, erstellen Sie auf dessen Seite einen Code.',
  'Codes are made, and accounts unbound, on the page of the partner.':
    'Codes werden auf der Seite des Partners erstellt, und dort wird die Bindung auch gelöst.',
  'Staff of this store who redeem a code see only {{name}}: the links, coupons, postbacks, deliveries and figures. Add the person to your staff first, with no more permissions than this app.':
    'Mitarbeiter dieses Shops, die einen Code einlösen, sehen nur {{name}}: Links, Gutscheine, Postbacks, Zustellungen und Zahlen. Nehmen Sie die Person zuerst unter Ihre Mitarbeiter auf, mit keinem Recht außer dem auf diese App.',
  'No account is bound.': 'Kein Konto ist gebunden.',
  Unbind: 'Bindung lösen',
  'Unbind {{account}}': 'Bindung lösen: {{account}}',
  'Unbind this account?': 'Die Bindung dieses Kontos lösen?',
  'It then sees and changes everything that this app shows of the store, as any account of your staff does. Remove it from your staff first where it should see nothing.':
    'Es sieht und ändert dann alles, was diese App vom Shop zeigt, wie jedes Konto Ihrer Mitarbeiter. Soll es nichts sehen, entfernen Sie es zuerst aus Ihren Mitarbeitern.',
  'The account is no longer bound': 'Das Konto ist nicht mehr gebunden',
  'Codes that wait': 'Codes, die warten',
  'No code waits to be redeemed.': 'Kein Code wartet darauf, eingelöst zu werden.',
  Revoke: 'Widerrufen',
  'Revoke the code: {{name}}': 'Code widerrufen: {{name}}',
  'Revoke this code?': 'Diesen Code widerrufen?',
  'Nobody can redeem it any more. Accounts that are bound stay so.':
    'Niemand kann ihn mehr einlösen. Konten, die gebunden sind, bleiben es.',
  'The code is revoked': 'Der Code ist widerrufen',
  'For whom': 'Für wen',
  'Optional: a name that tells you later whose account it is.':
    'Freiwillig: ein Name, der Ihnen später sagt, wessen Konto es ist.',
  'Make a code': 'Code erstellen',
  'The code is made': 'Der Code ist erstellt',
  'It is shown only now. Give it to the person by a way that you trust: who redeems it first is bound to {{name}}. It is good for seven days and once.':
    'Er wird nur jetzt gezeigt. Geben Sie ihn der Person auf einem Weg, dem Sie vertrauen: Wer ihn zuerst einlöst, ist an {{name}} gebunden. Er gilt sieben Tage und einmal.',
  'To be redeemed in this app: Home, then “I have a code”.':
    'Einzulösen in dieser App: Start, dann „Ich habe einen Code“.',
  'Not said for whom': 'Ohne Angabe, für wen',
  'Staff account {{number}}': 'Mitarbeiterkonto {{number}}',
  you: 'Ihnen',
  '{{account}}, since {{moment}}, invited by {{maker}}':
    '{{account}}, seit {{moment}}, eingeladen von {{maker}}',
  'Good until {{moment}}, made by {{maker}}': 'Gültig bis {{moment}}, erstellt von {{maker}}',
  'What happened': 'Was geschehen ist',
  'A code was made ({{label}}), by {{person}}': 'Ein Code wurde erstellt ({{label}}), von {{person}}',
  'A code was revoked ({{label}}), by {{person}}': 'Ein Code wurde widerrufen ({{label}}), von {{person}}',
  '{{account}} was bound to the partner ({{label}})': '{{account}} wurde an den Partner gebunden ({{label}})',
  '{{account}} was unbound, by {{person}}': 'Die Bindung von {{account}} wurde gelöst, von {{person}}',

  // the home page of a partner
  'At {{shop}}. {{date}}, {{timeZone}}': 'Bei {{shop}}. {{date}}, {{timeZone}}',
  'You are paused': 'Sie sind pausiert',
  'The merchant has paused you: new visits and coupons are not credited until that ends.':
    'Der Händler hat Sie pausiert: Neue Besuche und Gutscheine werden nicht angerechnet, bis das endet.',
  'Nothing earned yet': 'Noch nichts verdient',
  'Approved and not paid yet. Held back: {{held}}. Paid so far: {{paid}}.':
    'Bestätigt und noch nicht ausgezahlt. Zurückgehalten: {{held}}. Bisher ausgezahlt: {{paid}}.',
  'Your links and coupons': 'Ihre Links und Gutscheine',
  'The merchant has no running offer at the moment.': 'Der Händler hat zurzeit kein laufendes Angebot.',
  'Visits through this link count as yours.': 'Besuche über diesen Link zählen als Ihre.',
  'Your coupons': 'Ihre Gutscheine',
  'Orders that come through your links or coupons appear here.':
    'Bestellungen über Ihre Links oder Gutscheine erscheinen hier.',
  'Calls to your tracker appear here as soon as a postback of yours is sent.':
    'Aufrufe Ihres Trackers erscheinen hier, sobald ein Postback von Ihnen gesendet wird.',
  'For a network that sends visitors with its own id, such as awc or cjevent. Only the merchant changes it.':
    'Für ein Netzwerk, das Besucher mit eigener Kennung schickt, etwa awc oder cjevent. Nur der Händler ändert ihn.',
}
