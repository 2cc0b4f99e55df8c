// German: the inbound log.
import type { Words } from '../say.ts'

export const INBOUND: Words = {
  'Inbound log': 'Eingangsprotokoll',
  'Inbound call': 'Eingegangener Aufruf',
  'Inbound calls': 'Eingegangene Aufrufe',
  'Every call to your postback address. Times are {{zone}}.':
    'Jeder Aufruf Ihrer Postback-Adresse. Zeiten in {{zone}}.',

  // filters and list
  Outcome: 'Ergebnis',
  'All outcomes': 'Alle Ergebnisse',
  'Click id': 'Klick-ID',
  Received: 'Eingegangen',
  'Caller’s address': 'Adresse des Aufrufers',
  Differs: 'Weicht ab',
  none: 'keine',
  'Pages of inbound calls': 'Seiten eingegangener Aufrufe',
  'Newer calls': 'Neuere Aufrufe',
  'Older calls': 'Ältere Aufrufe',
  'No call has come in yet': 'Noch ist kein Aufruf eingegangen',
  'Choose fewer filters or a longer period. The log goes back as far as the settings keep it.':
    'Wählen Sie weniger Filter oder einen längeren Zeitraum. Das Protokoll reicht so weit zurück, wie die Einstellungen es aufbewahren.',
  'Systems other than Shopify report conversions by an inbound postback. Each of their calls appears here, refused ones too, with what to do about them.':
    'Andere Systeme als Shopify melden Conversions über einen eingehenden Postback. Jeder dieser Aufrufe erscheint hier, auch ein abgelehnter, und was dann zu tun ist.',

  // what is wrong with a search
  'This is not in the list to choose from.': 'Das steht nicht zur Auswahl.',

  // one call
  'There is no such call': 'Diesen Aufruf gibt es nicht',
  'The address may be mistyped, or the log does not go back so far any more.':
    'Die Adresse ist vielleicht falsch, oder das Protokoll reicht nicht mehr so weit zurück.',
  'Received {{when}} ({{zone}})': 'Eingegangen {{when}} ({{zone}})',
  'What came in': 'Was eingegangen ist',
  'Error code': 'Fehlercode',
  'Number of the call': 'Nummer des Aufrufs',
  Parameters: 'Parameter',
  'At fault': 'Fehlerhaft',
  'None, besides a secret if there was one: secrets are never kept here.':
    'Keine, außer vielleicht einem Geheimnis: Geheimnisse werden hier nie aufbewahrt.',
  'The body of this call could not be read: only what stood in its address is here.':
    'Der Inhalt dieses Aufrufs war nicht lesbar: Hier steht nur, was in seiner Adresse stand.',
  'Its conversion': 'Seine Conversion',
  'Its deliveries': 'Ihre Zustellungen',
  'What it says otherwise': 'Was er anders meldet',
  'The first report counts. What this call says otherwise has changed nothing.':
    'Die erste Meldung zählt. Was dieser Aufruf anders meldet, hat nichts geändert.',
  Field: 'Feld',
  'First report': 'Erste Meldung',
  'This call': 'Dieser Aufruf',
  'Copy as curl': 'Als curl kopieren',
  'The call as a line for a terminal. Put the offer’s secret into the variable POSTBACK_SECRET first; it is not in the line. A body is sent as a form, whatever it was: that makes no difference.':
    'Der Aufruf als Zeile für ein Terminal. Legen Sie zuvor das Geheimnis des Angebots in die Variable POSTBACK_SECRET; in der Zeile steht es nicht. Ein Inhalt wird als Formular gesendet, was immer er war: Das macht keinen Unterschied.',
  'The log does not know which offer was meant. Write its name in place of OFFER.':
    'Das Protokoll weiß nicht, welches Angebot gemeint war. Setzen Sie dessen Namen anstelle von OFFER ein.',
  'The call as a curl line': 'Der Aufruf als curl-Zeile',

  // outcomes
  Accepted: 'Angenommen',
  Repeated: 'Wiederholt',
  'Refused, for whatever reason': 'Abgelehnt, aus welchem Grund auch immer',
  'A conversion was recorded. Nothing is to be done.': 'Eine Conversion wurde erfasst. Es ist nichts zu tun.',
  'This transaction id was reported before. The first report counts; callers may send again without harm.':
    'Diese Transaktions-ID wurde schon gemeldet. Die erste Meldung zählt; noch einmal zu senden schadet nicht.',
  'A test call: it stands in this log and nowhere else. Real calls carry the click_id of a real click.':
    'Ein Testaufruf: Er steht nur in diesem Protokoll. Echte Aufrufe tragen die click_id eines echten Klicks.',
  'Wrong secret': 'Falsches Geheimnis',
  'The secret is missing or is not this offer’s. Copy the offer’s postback secret into the caller’s settings, as the parameter secret or the header X-Postback-Secret; where both are sent, the header counts.':
    'Das Geheimnis fehlt oder gehört nicht zu diesem Angebot. Übernehmen Sie das Postback-Geheimnis des Angebots in die Einstellungen des Aufrufers, als Parameter secret oder als Header X-Postback-Secret; kommt beides, zählt der Header.',
  'Address not allowed': 'Adresse nicht erlaubt',
  'The caller’s IP address is not on the offer’s list. Add it there if the caller is yours.':
    'Die IP-Adresse des Aufrufers steht nicht auf der Liste des Angebots. Ergänzen Sie sie dort, wenn es Ihr Aufrufer ist.',
  'Unknown offer': 'Unbekanntes Angebot',
  'The brand is yours, but it has no offer of that name. Compare the last part of the caller’s address with the offer’s name in links.':
    'Die Marke ist Ihre, hat aber kein Angebot dieses Namens. Vergleichen Sie den letzten Teil der aufgerufenen Adresse mit dem Namen des Angebots in Links.',
  'Wrong method': 'Falsche Methode',
  'Only GET and POST are taken. Set the caller to one of them.':
    'Nur GET und POST werden angenommen. Stellen Sie den Aufrufer auf eines davon ein.',
  'Too large': 'Zu groß',
  'The call was longer than 64 KiB. Send only the parameters that are documented.':
    'Der Aufruf war länger als 64 KiB. Senden Sie nur die dokumentierten Parameter.',
  'Wrong content type': 'Falscher Inhaltstyp',
  'A POST is taken as a form or as JSON. Set the caller’s Content-Type to one of them.':
    'Ein POST wird als Formular oder als JSON angenommen. Stellen Sie den Content-Type des Aufrufers darauf ein.',
  'Unreadable body': 'Unlesbarer Inhalt',
  'The body is no JSON object. Send one flat object of names and values.':
    'Der Inhalt ist kein JSON-Objekt. Senden Sie ein flaches Objekt aus Namen und Werten.',
  'No click id': 'Keine Klick-ID',
  'The call names neither a click_id nor a coupon_code. Hand the click_id of the landing page’s address through to the call.':
    'Der Aufruf nennt weder click_id noch coupon_code. Reichen Sie die click_id aus der Adresse der Zielseite an den Aufruf weiter.',
  'Bad click id': 'Fehlerhafte Klick-ID',
  'click_id was sent more than once, or is no plain text. Send it once.':
    'click_id wurde mehrmals gesendet oder ist kein einfacher Text. Senden Sie sie einmal.',
  'Bad amount': 'Fehlerhafter Betrag',
  'amount has to be a decimal like 49.99, with a point, without a sign or thousands separators, and with no more digits than its currency has.':
    'amount muss eine Dezimalzahl wie 49.99 sein, mit Punkt, ohne Vorzeichen und Tausendertrennzeichen und mit nicht mehr Nachkommastellen, als die Währung hat.',
  'Bad payout': 'Fehlerhafte Provision',
  'payout has to be a decimal like 10.00 in the same currency as amount. Leave it away to have it computed by the offer’s rules.':
    'payout muss eine Dezimalzahl wie 10.00 in derselben Währung wie amount sein. Fehlt sie, wird sie nach den Regeln des Angebots berechnet.',
  'Bad transaction id': 'Fehlerhafte Transaktions-ID',
  'txn_id has to be 1 to 255 characters, sent once.': 'txn_id muss 1 bis 255 Zeichen haben, einmal gesendet.',
  'Bad event': 'Fehlerhaftes Ereignis',
  'event has to be 1 to 64 of a-z, 0-9, hyphen and underscore, such as sale or lead.':
    'event muss aus 1 bis 64 Zeichen a-z, 0-9, Binde- und Unterstrich bestehen, etwa sale oder lead.',
  'Bad currency': 'Fehlerhafte Währung',
  'currency has to be an ISO 4217 code such as USD, sent once.':
    'currency muss ein Code nach ISO 4217 wie USD sein, einmal gesendet.',
  'Coupon without a partner': 'Gutschein ohne Partner',
  'coupon_code belongs to no active partner of this offer. Give the code to a partner, and send the call again.':
    'coupon_code gehört keinem aktiven Partner dieses Angebots. Ordnen Sie den Code einem Partner zu und senden Sie den Aufruf noch einmal.',
  'Unknown click': 'Unbekannter Klick',
  'No click of this brand has this click_id. See that the caller hands on the whole id as it came in the landing page’s address, and not a placeholder.':
    'Kein Klick dieser Marke hat diese click_id. Achten Sie darauf, dass der Aufrufer die ganze ID aus der Adresse der Zielseite weitergibt und keinen Platzhalter.',
  'Click too old': 'Klick zu alt',
  'The click lies further back than the offer’s lookback window. A longer window counts for calls that come after it was set.':
    'Der Klick liegt weiter zurück als das Rückschaufenster des Angebots. Ein längeres Fenster zählt für Aufrufe, die danach kommen.',
  'Click of another offer': 'Klick eines anderen Angebots',
  'The click belongs to another offer. Call that offer’s address, or use the link of this one.':
    'Der Klick gehört zu einem anderen Angebot. Rufen Sie dessen Adresse auf oder verwenden Sie den Link von diesem.',
  'Too many calls': 'Zu viele Aufrufe',
  'Too many calls came at once. The answer says after how long to send again.':
    'Es kamen zu viele Aufrufe auf einmal. Die Antwort sagt, wann noch einmal zu senden ist.',
  'Our failure': 'Unser Fehler',
  'It could not be recorded for a fault of ours. With a txn_id it is safe to send it again.':
    'Er konnte durch einen Fehler bei uns nicht erfasst werden. Mit einer txn_id kann er gefahrlos noch einmal gesendet werden.',
}
