// German: the settings.
import type { Words } from '../say.ts'

export const SETTINGS: Words = {
  Settings: 'Einstellungen',
  'Settings saved': 'Einstellungen gespeichert',
  'Each setting says from when it counts': 'Bei jeder Einstellung steht, ab wann sie zählt',
  Add: 'Hinzufügen',
  Change: 'Ändern',
  Export: 'Exportieren',
  'Somebody else has changed this meanwhile. Nothing was saved; it is shown as it stands now.':
    'Jemand anderes hat das inzwischen geändert. Es wurde nichts gespeichert; gezeigt wird der jetzige Stand.',
  'Choose one of the answers.': 'Wählen Sie eine der Antworten.',

  // attribution
  Attribution: 'Zuordnung',
  'Of several clicks before an order, credit': 'Von mehreren Klicks vor einer Bestellung zählt',
  'The last click': 'Der letzte Klick',
  'The partner who was there just before the purchase.': 'Der Partner, der kurz vor dem Kauf da war.',
  'The first click': 'Der erste Klick',
  'The partner who brought the customer.': 'Der Partner, der den Kunden gebracht hat.',
  'Where the buyer is the partner himself': 'Wenn der Partner selbst kauft',
  'The conversion waits until you decide': 'Die Conversion wartet auf Ihre Entscheidung',
  'It counts like any other': 'Sie zählt wie jede andere',
  'Choose an offer of the list.': 'Wählen Sie ein Angebot der Liste.',
  'Counts where a link names no offer and its partner has none of his own. Without one, such links lead nowhere. Links follow a change at once, orders are decided by it from now on; what is credited already stays, unless later evidence has it decided anew.':
    'Gilt, wo ein Link kein Angebot nennt und sein Partner kein eigenes hat. Ohne Standardangebot führen solche Links nirgendwohin. Links folgen einer Änderung sofort, über Bestellungen wird ab jetzt danach entschieden; was schon zugeordnet ist, bleibt, außer ein späterer Hinweis lässt neu entscheiden.',

  // revenue, test orders
  'What partners see of an order’s revenue': 'Was Partner vom Umsatz einer Bestellung sehen',
  'The amount, in postbacks and reports': 'Den Betrag, in Postbacks und Berichten',
  'Only their payout': 'Nur ihre Provision',
  'Macros such as {amount} and {sale_amount} are sent empty. The editor of postbacks warns where one is used.':
    'Makros wie {amount} und {sale_amount} werden leer gesendet. Beim Bearbeiten eines Postbacks wird gewarnt, wo eines vorkommt.',
  'Counts for postbacks that are planned from now on. Those that are planned already are sent as they were planned.':
    'Gilt für Postbacks, die ab jetzt geplant werden. Schon geplante werden gesendet, wie sie geplant wurden.',
  'Test orders': 'Testbestellungen',
  'An order that is paid by a test payment': 'Eine Bestellung mit Testzahlung',
  'Is recorded only': 'Wird nur erfasst',
  'You see whom it would be credited to. Nobody is told of it.':
    'Sie sehen, wem sie zugeordnet würde. Niemand erfährt davon.',
  'Goes all the way through': 'Läuft ganz durch',
  'To try out a partner’s postback with an order.':
    'Um den Postback eines Partners mit einer Bestellung auszuprobieren.',
  'Postbacks of test orders are really sent': 'Postbacks von Testbestellungen werden wirklich gesendet',
  'Partners’ trackers receive them and may count them as real: only {is_test} tells. They are never in balances or reports here. Choose recording again when you are done.':
    'Die Tracker der Partner empfangen sie und zählen sie womöglich als echt: Nur {is_test} verrät es. In Salden und Berichten stehen sie hier nie. Stellen Sie danach wieder auf Erfassen.',
  'Counts for test orders that come in or change from now on.':
    'Gilt für Testbestellungen, die ab jetzt eingehen oder sich ändern.',

  // domains and hosts
  'Allowed domains': 'Erlaubte Domains',
  'A partner’s link may lead to any page of these domains by its parameter url. To any other it leads to the offer’s own page, and the click is not counted.':
    'Der Link eines Partners darf mit seinem Parameter url auf jede Seite dieser Domains führen. Bei jeder anderen führt er auf die Seite des Angebots, und der Klick zählt nicht.',
  'Always allowed: {{hosts}} and the page of the link’s offer.':
    'Immer erlaubt: {{hosts}} und die Seite des Angebots des Links.',
  'Further domains, one a line': 'Weitere Domains, eine je Zeile',
  'At most 20, each by its exact name: example.com does not stand for www.example.com. Links follow a change at once.':
    'Höchstens 20, jede mit ihrem genauen Namen: example.com steht nicht für www.example.com. Links folgen einer Änderung sofort.',
  'At most 20 domains can be allowed.': 'Höchstens 20 Domains können erlaubt werden.',
  'Enter a host name like go.example.com, without a path or a port.':
    'Geben Sie einen Hostnamen wie go.example.com ein, ohne Pfad und Port.',
  'Enter a name: an IP address cannot stand here.':
    'Geben Sie einen Namen ein: Eine IP-Adresse kann hier nicht stehen.',
  'A myshopify.com address belongs to Shopify. Enter a domain of your own.':
    'Eine Adresse unter myshopify.com gehört Shopify. Geben Sie eine eigene Domain ein.',
  'This is the address of this app. Enter a domain of your own.':
    'Das ist die Adresse dieser App. Geben Sie eine eigene Domain ein.',
  'Hosts for links': 'Hosts für Links',
  'Tracking links on a domain of your own, such as https://go.example.com/offer?via=partner. A host is one shop’s only.':
    'Tracking-Links auf einer eigenen Domain, etwa https://go.example.com/offer?via=partner. Ein Host gehört nur einem Shop.',
  'Set a CNAME record for it that points at {{host}}. Whoever runs this app has to let the host in with a certificate.':
    'Setzen Sie dafür einen CNAME-Eintrag, der auf {{host}} zeigt. Wer diese App betreibt, muss den Host mit einem Zertifikat zulassen.',
  'New host': 'Neuer Host',
  'Check the record': 'Eintrag prüfen',
  'Check the record of {{host}}': 'Eintrag von {{host}} prüfen',
  'Remove {{host}}': '{{host}} entfernen',
  'Remove {{host}}?': '{{host}} entfernen?',
  'Every link on it leads nowhere from then on, and another shop may take the host.':
    'Jeder Link darauf führt von da an nirgendwohin, und ein anderer Shop kann den Host nehmen.',
  'This host is in use already. Choose another.':
    'Dieser Host wird schon verwendet. Wählen Sie einen anderen.',
  'This host is yours already.': 'Dieser Host gehört Ihnen schon.',
  'A shop can have 10 hosts for links. Remove one first.':
    'Ein Shop kann 10 Hosts für Links haben. Entfernen Sie zuerst einen.',
  'Added. Links on {{host}} count from now on.': 'Hinzugefügt. Links auf {{host}} zählen ab jetzt.',
  'Removed. Links on it lead nowhere from now on.': 'Entfernt. Links darauf führen ab jetzt nirgendwohin.',
  'The record is right: it points at this app.': 'Der Eintrag stimmt: Er zeigt auf diese App.',
  'The record is right: it leads to the same address as this app.':
    'Der Eintrag stimmt: Er führt zur selben Adresse wie diese App.',
  'It points at {{target}}. Links on it do not arrive here, unless that hands them on.':
    'Er zeigt auf {{target}}. Links darauf kommen hier nicht an, außer sie werden von dort weitergereicht.',
  'There is no record yet. A new one may take some hours to be seen everywhere.':
    'Noch gibt es keinen Eintrag. Bis ein neuer überall bekannt ist, können Stunden vergehen.',
  'The name servers did not answer in time. Check again later; links count all the same.':
    'Die Nameserver haben nicht rechtzeitig geantwortet. Prüfen Sie es später noch einmal; Links zählen trotzdem.',

  // privacy
  Privacy: 'Datenschutz',
  'Days that calls stay in the inbound log': 'Tage, die Aufrufe im Eingangsprotokoll bleiben',
  'Enter whole days, from 7 to 3650.': 'Geben Sie ganze Tage ein, von 7 bis 3650.',
  'From 7 to 3650. Older calls are deleted each night, with the IP addresses in them, and cannot be brought back. Conversions stay.':
    'Von 7 bis 3650. Ältere Aufrufe werden jede Nacht gelöscht, mit den IP-Adressen darin, und sind nicht wiederzuholen. Conversions bleiben.',
  'The same for all shops, because they lie together, a month at a time:':
    'Für alle Shops gleich, weil sie monatsweise zusammenliegen:',
  'Attempts of deliveries, and what deliveries are searched by: {{count, number}} days and up to a month more._one':
    'Zustellversuche, und wonach Zustellungen gesucht werden: {{count, number}} Tag und bis zu einem Monat länger.',
  'Attempts of deliveries, and what deliveries are searched by: {{count, number}} days and up to a month more._other':
    'Zustellversuche, und wonach Zustellungen gesucht werden: {{count, number}} Tage und bis zu einem Monat länger.',
  'Clicks: without end, because an order or a refund may ask for one later. They hold no IP address.':
    'Klicks: ohne Ende, weil eine Bestellung oder Erstattung später nach einem fragen kann. Sie enthalten keine IP-Adresse.',
  'What Shopify sent: until it is worked on, 7 days at the most.':
    'Was Shopify gesendet hat: bis es verarbeitet ist, höchstens 7 Tage.',
  'Customers’ requests': 'Anfragen von Kunden',
  'None. When a customer asks through Shopify what is kept, or to be forgotten, it appears here.':
    'Keine. Fragt ein Kunde über Shopify, was aufbewahrt wird, oder will er vergessen werden, erscheint das hier.',
  'A customer wants to know what is kept': 'Ein Kunde will wissen, was aufbewahrt wird',
  'A customer is to be forgotten': 'Ein Kunde ist zu vergessen',
  'The shop is to be forgotten': 'Der Shop ist zu vergessen',
  'What is kept': 'Was aufbewahrt wird',
  'Open, due {{when}}': 'Offen, fällig {{when}}',
  'Handled {{when}}': 'Erledigt {{when}}',
  'Export what is kept of customer {{id}}': 'Exportieren, was von Kunde {{id}} aufbewahrt wird',
  'The file did not come. Try again.': 'Die Datei ist nicht gekommen. Versuchen Sie es noch einmal.',

  // notices
  'No mail server is set up for this app: notices are shown on their page only.':
    'Für diese App ist kein Mailserver eingerichtet: Hinweise stehen nur auf ihrer Seite.',
  'Told when a postback is paused or keeps failing. Empty: you get no mail.':
    'Wird benachrichtigt, wenn ein Postback pausiert oder dauernd scheitert. Leer: Sie bekommen keine Mail.',
  'Notices, and the addresses of partners': 'Hinweise, und die Adressen der Partner',
  'Saved. It counts for notices from now on.': 'Gespeichert. Gilt für Hinweise ab jetzt.',
  'An address has at most 254 characters.': 'Eine Adresse hat höchstens 254 Zeichen.',

  // app proxy
  'App proxy path': 'Pfad des App-Proxys',
  Path: 'Pfad',
  'Under this path of your store Shopify hands visitors’ requests to this app. It is learnt from the first of them, and again when you change it in the Shopify admin. Enter it only where the storefront cannot reach the app before.':
    'Unter diesem Pfad Ihres Shops reicht Shopify Anfragen von Besuchern an diese App weiter. Er wird aus der ersten gelernt, und neu, wenn Sie ihn im Shopify-Admin ändern. Tragen Sie ihn nur ein, wenn das Schaufenster die App sonst nicht erreicht.',
  'Not learnt yet: {{path}} is assumed.': 'Noch nicht gelernt: {{path}} wird angenommen.',
  'Learnt or entered. Empty it to go back to {{path}}.':
    'Gelernt oder eingetragen. Leeren Sie das Feld, um zu {{path}} zurückzukehren.',
  'Enter a path of two parts like /apps/throughline. It begins with /apps, /a, /community or /tools.':
    'Geben Sie einen Pfad aus zwei Teilen wie /apps/throughline ein. Er beginnt mit /apps, /a, /community oder /tools.',
  'Saved. The storefront is told within a minute.':
    'Gespeichert. Das Schaufenster erfährt es binnen einer Minute.',

  // brand
  'Your name in links': 'Ihr Name in Links',
  'Former names, which keep leading here: {{names}}': 'Frühere Namen, die weiter hierher führen: {{names}}',
  'Change the name in links?': 'Den Namen in Links ändern?',
  'Links and inbound addresses that are shown from now on carry the new name. Those with the old one keep working. A name that you had stays yours.':
    'Links und Eingangsadressen, die ab jetzt gezeigt werden, tragen den neuen Namen. Die mit dem alten gelten weiter. Ein Name, den Sie hatten, bleibt Ihrer.',
  'Saved. New links carry {{brand}}; old ones keep working.':
    'Gespeichert. Neue Links tragen {{brand}}; alte gelten weiter.',
  'Use 1 to 63 lower-case letters, digits and hyphens, without a hyphen at either end.':
    'Verwenden Sie 1 bis 63 Kleinbuchstaben, Ziffern und Bindestriche, ohne Bindestrich an den Enden.',
  'This is the brand already.': 'So heißt die Marke schon.',
  'This brand is taken. Choose another.': 'Diese Marke ist vergeben. Wählen Sie eine andere.',
  'A shop can have 10 brands, former ones included. Choose one of those.':
    'Ein Shop kann 10 Marken haben, frühere mitgezählt. Wählen Sie eine davon.',
}
