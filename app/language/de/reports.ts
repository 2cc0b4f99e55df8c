// German: the reports and the charts.
import type { Words } from '../say.ts'

export const REPORTS: Words = {
  Reports: 'Berichte',
  Report: 'Bericht',
  'Conversions by the time at which they were recorded, without tests. Days are those of {{timeZone}}.':
    'Conversions nach dem Zeitpunkt ihrer Erfassung, ohne Tests. Die Tage sind die von {{timeZone}}.',
  'Report by': 'Bericht nach',
  'Compare with': 'Vergleichen mit',
  'Chart of': 'Diagramm zu',
  'Money in': 'Beträge in',
  'Choose a shorter period.': 'Wählen Sie einen kürzeren Zeitraum.',
  '7 days': '7 Tage',
  'This month': 'Dieser Monat',
  'Last month': 'Letzter Monat',
  '12 months': '12 Monate',

  // what a report is by
  Day: 'Tag',
  'Sub id 1': 'Sub-ID 1',
  'Sub id 2': 'Sub-ID 2',
  'Sub id 3': 'Sub-ID 3',
  'Sub id 4': 'Sub-ID 4',
  'Sub id 5': 'Sub-ID 5',
  'Source of the click': 'Herkunft des Klicks',
  Country: 'Land',
  Nothing: 'Nichts',
  'The period before': 'Zeitraum davor',
  'The year before': 'Vorjahr',
  'No partner': 'Kein Partner',
  'Without a sub id': 'Ohne Sub-ID',
  'Without a click': 'Ohne Klick',
  'Without a coupon': 'Ohne Gutschein',
  'Country not known': 'Land nicht bekannt',
  'Landing page not known': 'Einstiegsseite nicht bekannt',
  'Link on the store’s domain': 'Link auf der Domain des Shops',
  'Link to the store, seen by the embed': 'Link in den Shop, vom App-Embed gesehen',
  'Another storefront': 'Anderes Schaufenster',
  'Made from the order': 'Aus der Bestellung gebildet',
  'Coupon, without a click': 'Gutschein, ohne Klick',

  // figures
  'Conversion rate': 'Conversion-Rate',
  'Payout approved': 'Provision, bestätigt',
  'Payout held': 'Provision, zurückgehalten',
  'Earnings per click': 'Verdienst pro Klick',
  'before: {{value}}': 'davor: {{value}}',
  '{{value}}, before {{before}}': '{{value}}, davor {{before}}',
  '{{period}}, before: {{before}}': '{{period}}, davor: {{before}}',
  '{{count, number}} others_one': '{{count, number}} weiterer Eintrag',
  '{{count, number}} others_other': '{{count, number}} weitere Einträge',
  '{{title}}, {{period}}: a line. The highest value is {{value}}, on {{day}}.':
    '{{title}}, {{period}}: eine Linie. Der höchste Wert ist {{value}}, am {{day}}.',
  'Values as a table': 'Werte als Tabelle',
  'Nothing happened in this period': 'In diesem Zeitraum ist nichts geschehen',
  'No click and no conversion was recorded. Choose another period, or send a partner a tracking link.':
    'Es wurde kein Klick und keine Conversion erfasst. Wählen Sie einen anderen Zeitraum, oder geben Sie einem Partner einen Tracking-Link.',
  'Money is shown in {{currency}} only. There is some in {{others}} too.':
    'Beträge werden nur in {{currency}} gezeigt. Es gibt auch welche in {{others}}.',
  'There are too many clicks in this period to count them by “{{by}}”. Choose a shorter one to see them.':
    'In diesem Zeitraum gibt es zu viele Klicks, um sie nach „{{by}}“ zu zählen. Wählen Sie einen kürzeren, um sie zu sehen.',
  'There are {{conversions, number}} conversions in this period, and by “{{by}}” at most {{most, number}} can be read at once. Choose a shorter period.':
    'In diesem Zeitraum gibt es {{conversions, number}} Conversions; nach „{{by}}“ können höchstens {{most, number}} auf einmal gelesen werden. Wählen Sie einen kürzeren Zeitraum.',

  // what is wrong with what was asked
  'Write a day as year-month-day, such as 2026-11-20.':
    'Schreiben Sie einen Tag als Jahr-Monat-Tag, etwa 2026-11-20.',
  'There is no such currency.': 'Diese Währung gibt es nicht.',
  'A report covers 366 days at most: choose a shorter period.':
    'Ein Bericht umfasst höchstens 366 Tage: Wählen Sie einen kürzeren Zeitraum.',
}
