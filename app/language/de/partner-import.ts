// German: the import of partners from a file. Of partners.ts.
import type { Words } from '../say.ts'

export const PARTNER_IMPORT: Words = {
  'Import partners': 'Partner importieren',
  'CSV file': 'CSV-Datei',
  'Choose file': 'Datei wählen',
  'CSV, at most 5,000 lines and 1 MB': 'CSV, höchstens 5.000 Zeilen und 1 MB',
  'Reading {{file}}…': '{{file}} wird gelesen …',
  Result: 'Ergebnis',
  'One line a partner, known by its short name: one that is not there yet is created, one that is there is changed where the line says something else. An empty cell leaves what is there.':
    'Eine Zeile je Partner, erkannt am Kurznamen: Wer noch fehlt, wird angelegt; wer da ist, wird geändert, wo die Zeile etwas anderes sagt. Eine leere Zelle lässt Vorhandenes stehen.',
  'name and slug (the short name for links) have to be there.':
    'name und slug (der Kurzname für Links) müssen vorhanden sein.',
  'coupon gives the partner a code. For several codes, repeat the line with another code.':
    'coupon gibt dem Partner einen Code. Für mehrere Codes wiederholen Sie die Zeile mit einem anderen Code.',
  'offer is the short name of the offer that the coupon is for; on a line without a coupon it is the partner’s default offer.':
    'offer ist der Kurzname des Angebots, für das der Gutschein gilt; in einer Zeile ohne Gutschein ist es das Standardangebot des Partners.',
  'email and arrival_parameter may be left out.': 'email und arrival_parameter können fehlen.',
  'Save the template': 'Vorlage speichern',
  'The file cannot be imported': 'Die Datei kann nicht importiert werden',
  Imported: 'Importiert',
  'To the partners': 'Zu den Partnern',
  '{{create}} created, {{update}} updated, {{skip}} left as they were.':
    '{{create}} angelegt, {{update}} geändert, {{skip}} unverändert gelassen.',
  Changed: 'Geändert',
  'Left as it is': 'Bleibt',
  Refused: 'Abgelehnt',
  'The shop has changed since the preview': 'Der Shop hat sich seit der Vorschau geändert',
  'Nothing was written. Look at the rows again before you confirm.':
    'Es wurde nichts geschrieben. Sehen Sie die Zeilen noch einmal an, bevor Sie bestätigen.',
  '{{count, number}} rows are refused_one': 'Eine Zeile wird abgelehnt',
  '{{count, number}} rows are refused_other': '{{count, number}} Zeilen werden abgelehnt',
  'A file is imported as a whole or not at all. Mend these rows in it and choose it again.':
    'Eine Datei wird ganz oder gar nicht importiert. Beheben Sie diese Zeilen darin und wählen Sie sie erneut.',
  'Preview: nothing is written yet': 'Vorschau: Noch ist nichts geschrieben',
  '{{create}} new, {{update}} changed, {{skip}} left as they are, {{refuse}} refused.':
    '{{create}} neu, {{update}} geändert, {{skip}} unverändert, {{refuse}} abgelehnt.',
  'Import {{count, number}} rows_one': 'Eine Zeile importieren',
  'Import {{count, number}} rows_other': '{{count, number}} Zeilen importieren',
  'Everything in the file is there already.': 'Alles aus der Datei ist schon vorhanden.',
  'The first {{count, number}} rows are shown, refused ones before others._one':
    'Die erste Zeile wird gezeigt, abgelehnte vor anderen.',
  'The first {{count, number}} rows are shown, refused ones before others._other':
    'Die ersten {{count, number}} Zeilen werden gezeigt, abgelehnte vor anderen.',
  'Rows of the file': 'Zeilen der Datei',
  Line: 'Zeile',
  'What happens': 'Was geschieht',
  Details: 'Einzelheiten',

  // a row
  'coupon {{code}} added': 'Gutschein {{code}} hinzugefügt',
  'nothing differs from what is there': 'nichts weicht vom Vorhandenen ab',
  'name: {{before}} → {{after}}': 'Name: {{before}} → {{after}}',
  'e-mail: {{before}} → {{after}}': 'E-Mail: {{before}} → {{after}}',
  'arrival parameter: {{before}} → {{after}}': 'Ankunftsparameter: {{before}} → {{after}}',
  'default offer: {{offer}}': 'Standardangebot: {{offer}}',
  'The shop has no offer {{offer}}.': 'Der Shop hat kein Angebot {{offer}}.',
  'The arrival parameter {{parameter}} already stands for {{partner}}.':
    'Der Ankunftsparameter {{parameter}} steht schon für {{partner}}.',
  'A shop has at most 10 arrival parameters.': 'Ein Shop hat höchstens 10 Ankunftsparameter.',
  'Say which offer the coupon is for: the shop has no default.':
    'Nennen Sie das Angebot, für das der Gutschein gilt: Der Shop hat kein Standardangebot.',
  'The code {{code}} already belongs to {{partner}}, and a code has one owner.':
    'Der Code {{code}} gehört schon {{partner}}, und ein Code hat nur einen Besitzer.',
  'The partner has the code {{code}} for another offer.':
    'Der Partner hat den Code {{code}} für ein anderes Angebot.',

  // a file
  'The file is larger than 1 MB. Split it into several files.':
    'Die Datei ist größer als 1 MB. Teilen Sie sie in mehrere Dateien auf.',
  'This is no CSV file. Save the table as CSV (comma separated) and choose that file.':
    'Das ist keine CSV-Datei. Speichern Sie die Tabelle als CSV (Trennzeichen-getrennt) und wählen Sie diese Datei.',
  'The file is empty.': 'Die Datei ist leer.',
  'The first line has no column {{column}}. Begin with the template.':
    'Die erste Zeile hat keine Spalte {{column}}. Beginnen Sie mit der Vorlage.',
  'The column {{column}} is there twice.': 'Die Spalte {{column}} gibt es zweimal.',
  'The file has no line below its first one.': 'Die Datei hat unter der ersten Zeile keine weitere.',
  'The file has more than 5,000 lines. Split it into several files.':
    'Die Datei hat mehr als 5.000 Zeilen. Teilen Sie sie in mehrere Dateien auf.',
  'Line {{line}} cannot be read: a quotation mark is open or in the wrong place.':
    'Zeile {{line}} kann nicht gelesen werden: Ein Anführungszeichen ist offen oder an der falschen Stelle.',
  'The file is not written in UTF-8; it was read as Latin-1. Look whether names are spelled right.':
    'Die Datei ist nicht in UTF-8 geschrieben; sie wurde als Latin-1 gelesen. Prüfen Sie, ob die Namen richtig geschrieben sind.',
  'These columns are not read: {{columns}}.': 'Diese Spalten werden nicht gelesen: {{columns}}.',
}
