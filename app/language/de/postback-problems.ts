// German: what is wrong with a postback's form, and what should be read before it is saved.
import type { Words } from '../say.ts'

export const POSTBACK_PROBLEMS: Words = {
  // its fields
  'This has to be a group of named fields.': 'Das muss eine Gruppe benannter Felder sein.',
  'There is no such field here.': 'Dieses Feld gibt es hier nicht.',
  'Choose the partner that this postback is for.': 'Wählen Sie den Partner, für den dieser Postback ist.',
  'Give a label of at most 100 characters on one line.':
    'Geben Sie einen Namen mit höchstens 100 Zeichen in einer Zeile an.',
  'There is no such preset.': 'Diese Vorlage gibt es nicht.',
  'Give a list of values.': 'Geben Sie eine Liste von Werten an.',
  'These are too many values.': 'Das sind zu viele Werte.',
  'Choose offers of this shop.': 'Wählen Sie Angebote dieses Shops.',
  'An event has 1 to 64 small letters, digits, hyphens and underscores.':
    'Ein Ereignis hat 1 bis 64 Kleinbuchstaben, Ziffern, Bindestriche und Unterstriche.',
  'Choose among pending, hold, approved, rejected and reversed.':
    'Wählen Sie unter offen, zurückgehalten, bestätigt, abgelehnt und zurückgebucht.',
  'Choose at least one status, or let it report adjustments.':
    'Wählen Sie mindestens einen Status, oder lassen Sie Betragsänderungen melden.',
  'Choose yes or no.': 'Wählen Sie Ja oder Nein.',
  'Choose GET or POST.': 'Wählen Sie GET oder POST.',
  'Give the address of the destination.': 'Geben Sie die Adresse des Ziels an.',
  'Give the header’s value as text.': 'Geben Sie den Wert des Headers als Text an.',
  'Give names and their values.': 'Geben Sie Namen und ihre Werte an.',
  'Give the destination’s word in at most 100 characters on one line.':
    'Geben Sie das Wort des Ziels mit höchstens 100 Zeichen in einer Zeile an.',
  'Choose whether the body is JSON or a form.': 'Wählen Sie, ob der Body JSON oder ein Formular ist.',
  'Give the body as text, without NUL characters.': 'Geben Sie den Body als Text an, ohne NUL-Zeichen.',
  'A GET has no body; choose POST or leave the body out.':
    'Ein GET hat keinen Body; wählen Sie POST oder lassen Sie den Body weg.',
  'Only an answer of 200 to 299 can count as a success.':
    'Nur eine Antwort von 200 bis 299 kann als Erfolg gelten.',
  'Name either a text that the answer contains, or a place in its JSON with the values that mean success.':
    'Nennen Sie entweder einen Text, den die Antwort enthält, oder eine Stelle in ihrem JSON mit den Werten, die Erfolg bedeuten.',
  'Name 1 to 200 characters that a successful answer contains.':
    'Nennen Sie 1 bis 200 Zeichen, die eine erfolgreiche Antwort enthält.',
  'Write the place as property names with dots between, such as data.status; brackets and * cannot be judged.':
    'Schreiben Sie die Stelle als Namen mit Punkten dazwischen, etwa data.status; Klammern und * können nicht ausgewertet werden.',
  'Name 1 to 20 values that mean success, each of at most 100 characters.':
    'Nennen Sie 1 bis 20 Werte, die Erfolg bedeuten, jeden mit höchstens 100 Zeichen.',
  'Give the delay in whole seconds from 0 to 600.':
    'Geben Sie die Wartezeit in ganzen Sekunden von 0 bis 600 an.',

  // the address
  'The address has more than {{max}} characters.': 'Die Adresse hat mehr als {{max}} Zeichen.',
  'This is no complete address; it begins with https:// and a host, such as https://track.example.com/postback.':
    'Das ist keine vollständige Adresse; sie beginnt mit https:// und einem Host, etwa https://track.example.com/postback.',
  'The address holds a line break or another invisible character.':
    'Die Adresse enthält einen Zeilenumbruch oder ein anderes unsichtbares Zeichen.',
  'Only https and http are possible, not {{scheme}}.': 'Möglich sind nur https und http, nicht {{scheme}}.',
  'The scheme must be fixed: where a request goes must not depend on what a visitor sent. Use macros after the host only.':
    'Das Schema muss feststehen: Wohin eine Anfrage geht, darf nicht davon abhängen, was ein Besucher gesendet hat. Verwenden Sie Makros nur hinter dem Host.',
  'The user name must be fixed: where a request goes must not depend on what a visitor sent. Use macros after the host only.':
    'Der Benutzername muss feststehen: Wohin eine Anfrage geht, darf nicht davon abhängen, was ein Besucher gesendet hat. Verwenden Sie Makros nur hinter dem Host.',
  'The host must be fixed: where a request goes must not depend on what a visitor sent. Use macros after the host only.':
    'Der Host muss feststehen: Wohin eine Anfrage geht, darf nicht davon abhängen, was ein Besucher gesendet hat. Verwenden Sie Makros nur hinter dem Host.',
  'The port must be fixed: where a request goes must not depend on what a visitor sent. Use macros after the host only.':
    'Der Port muss feststehen: Wohin eine Anfrage geht, darf nicht davon abhängen, was ein Besucher gesendet hat. Verwenden Sie Makros nur hinter dem Host.',
  'A user name or password in front of the host is not possible; use an Authorization header.':
    'Benutzername oder Passwort vor dem Host sind nicht möglich; verwenden Sie einen Authorization-Header.',
  'Port {{port}} is not allowed; possible are {{allowed}}.':
    'Port {{port}} ist nicht erlaubt; möglich sind {{allowed}}.',

  // headers and body
  'This is no header name: letters, digits and hyphens, at most 64.':
    'Das ist kein Name für einen Header: Buchstaben, Ziffern und Bindestriche, höchstens 64.',
  'This header is set by us and cannot be given.':
    'Diesen Header setzen wir selbst; er kann nicht angegeben werden.',
  'A header’s value is one line of ASCII characters, at most 2048.':
    'Der Wert eines Headers ist eine Zeile aus ASCII-Zeichen, höchstens 2048.',
  'This header is given twice.': 'Dieser Header ist zweimal angegeben.',
  'At most 20 headers are possible.': 'Es sind höchstens 20 Header möglich.',
  'The body has more than {{max}} characters.': 'Der Body hat mehr als {{max}} Zeichen.',
  'The body is no JSON once the macros are filled in; check commas, quotation marks and braces.':
    'Der Body ist kein JSON, wenn die Makros ausgefüllt sind; prüfen Sie Kommas, Anführungszeichen und Klammern.',

  // macros and secrets
  '{{blank}} is still to be filled in.': '{{blank}} ist noch auszufüllen.',
  'There is no macro {{macro}}. The nearest is {{nearest}}.':
    'Das Makro {{macro}} gibt es nicht. Das ähnlichste ist {{nearest}}.',
  'A brace near “{{place}}” belongs to no macro. Macros are written with one pair of braces, such as {aff_click_id}.':
    'Eine Klammer bei „{{place}}“ gehört zu keinem Makro. Makros stehen in einem Paar geschweifter Klammern, etwa {aff_click_id}.',
  'There is no secret “{{name}}”. Give its value, or take {{slot}} out.':
    'Das Geheimnis „{{name}}“ gibt es nicht. Geben Sie seinen Wert an oder nehmen Sie {{slot}} heraus.',
  '{{slot}} is no secret’s name: 1 to 32 small letters, digits and underscores.':
    '{{slot}} ist kein Name für ein Geheimnis: 1 bis 32 Kleinbuchstaben, Ziffern und Unterstriche.',
  'A secret’s name has 1 to 32 small letters, digits and underscores; “{{name}}” does not.':
    'Der Name eines Geheimnisses hat 1 bis 32 Kleinbuchstaben, Ziffern und Unterstriche; „{{name}}“ nicht.',
  'A secret has at most {{max}} characters and no line breaks.':
    'Ein Geheimnis hat höchstens {{max}} Zeichen und keine Zeilenumbrüche.',

  // partner, offers, arrival parameter
  '{{name}} is a parameter of our own links; it cannot tell a network’s visitors.':
    '{{name}} ist ein Parameter unserer eigenen Links; daran sind die Besucher eines Netzwerks nicht zu erkennen.',

  // what should be read before saving
  'http sends every value unencrypted; use https if the destination has it.':
    'http sendet jeden Wert unverschlüsselt; verwenden Sie https, wenn das Ziel es kann.',
  'No macro carries a click id, so the destination cannot tell which click the conversion belongs to and will match nothing. Add {aff_click_id}, or the sub id in which the partner passes its click id.':
    'Kein Makro enthält eine Klick-ID, deshalb kann das Ziel die Conversion keinem Klick zuordnen. Fügen Sie {aff_click_id} hinzu, oder die Sub-ID, in der der Partner seine Klick-ID übergibt.',
  '{click_id} is our own click id. A tracker or network does not know it and will match nothing by it; the id that it gave the visitor is {aff_click_id}, or the sub id in which the partner passes it.':
    '{click_id} ist unsere eigene Klick-ID. Ein Tracker oder Netzwerk kennt sie nicht und kann damit nichts zuordnen; die ID, die es dem Besucher gegeben hat, ist {aff_click_id}, oder die Sub-ID, in der der Partner sie übergibt.',
  'This shop does not show revenue to partners, so {{macros}} will be empty. Show revenue in the settings, or use {payout}.':
    'Dieser Shop zeigt Partnern keinen Umsatz, deshalb bleibt {{macros}} leer. Zeigen Sie den Umsatz in den Einstellungen, oder verwenden Sie {payout}.',
  'It fires on several statuses, but nothing in it says which: the destination may count each as another conversion. Add {status}, or choose approved alone.':
    'Er feuert bei mehreren Status, aber nichts darin sagt, bei welchem: Das Ziel zählt vielleicht jeden als weitere Conversion. Fügen Sie {status} hinzu, oder wählen Sie nur „Bestätigt“.',
  'This looks like a password or key. It will be kept encrypted and shown as dots, here and in the log.':
    'Das sieht nach einem Passwort oder Schlüssel aus. Es wird verschlüsselt aufbewahrt und hier und im Protokoll als Punkte gezeigt.',
  'Only the merchant can change the arrival parameter.': 'Nur der Händler kann den Ankunftsparameter ändern.',
  '{{parameter}} already stands for {{partner}}; visitors can be of one partner only.':
    '{{parameter}} steht schon für {{partner}}; Besucher gehören immer nur zu einem Partner.',
}
