// German: the most that an offer or a partner brings, on the pages of both.
import type { Words } from '../say.ts'

export const CAPS: Words = {
  Caps: 'Obergrenzen',
  'The most that this offer brings in a period, by the days of your shop. Caps of a single partner are on the partner’s page.':
    'Das Höchste, was dieses Angebot in einem Zeitraum bringt, nach den Tagen Ihres Shops. Obergrenzen eines einzelnen Partners stehen auf seiner Seite.',
  'No cap.': 'Keine Obergrenze.',
  'Add a cap': 'Obergrenze hinzufügen',
  'Cap {{number}}': 'Obergrenze {{number}}',
  'Remove cap {{number}}': 'Obergrenze {{number}} entfernen',
  'At most': 'Höchstens',
  'Currency of the cap': 'Währung der Obergrenze',
  'Period of the cap': 'Zeitraum der Obergrenze',
  'Beyond it conversions': 'Conversions darüber',
  'Wait for a person': 'Warten auf eine Person',

  // of a partner
  'Caps of {{partner}}': 'Obergrenzen von {{partner}}',
  'The most that {{partner}} brings in a period, by the days of your shop. The caps of an offer hold beside them, and what is saved counts for conversions from now on.':
    'Das Höchste, was {{partner}} in einem Zeitraum bringt, nach den Tagen Ihres Shops. Die Obergrenzen eines Angebots gelten daneben, und Gespeichertes gilt für Conversions ab jetzt.',
  'Offer of the cap': 'Angebot der Obergrenze',
  'All offers together': 'Alle Angebote zusammen',
  'Caps saved': 'Obergrenzen gespeichert',
  'What {{partner}} may bring is limited only by the caps of the offers.':
    'Was {{partner}} bringen darf, begrenzen nur die Obergrenzen der Angebote.',
  'What {{partner}} may bring in a period, besides the caps of the offers.':
    'Was {{partner}} in einem Zeitraum bringen darf, neben den Obergrenzen der Angebote.',
  'Set up caps': 'Obergrenzen festlegen',
  'Edit caps': 'Obergrenzen bearbeiten',
}
