// German: currency and rates among the settings.
import type { Words } from '../say.ts'

export const RATES: Words = {
  'Currency and rates': 'Währung und Kurse',
  'Your currency is {{currency}}, as it is set in Shopify.':
    'Ihre Währung ist {{currency}}, wie in Shopify eingestellt.',
  'No reference rates were fetched yet: only your own rates are used.':
    'Noch wurden keine Referenzkurse geholt: Nur eigene Kurse werden verwendet.',
  'Reference rates: European Central Bank, newest of {{day}}. They are used for 10 days at the most.':
    'Referenzkurse: Europäische Zentralbank, die neuesten vom {{day}}. Sie werden höchstens 10 Tage lang verwendet.',
  'Used at the moment': 'Zurzeit verwendet',
  'No rate is known: what needs one waits. Add your own.':
    'Kein Kurs ist bekannt: Was einen braucht, wartet. Fügen Sie einen eigenen hinzu.',
  '1 {{from}} = {{rate}} {{to}}, your own rate': '1 {{from}} = {{rate}} {{to}}, Ihr eigener Kurs',
  '1 {{from}} = {{rate}} {{to}}, European Central Bank, {{day}}':
    '1 {{from}} = {{rate}} {{to}}, Europäische Zentralbank, {{day}}',
  'Your own rates': 'Eigene Kurse',
  'A rate of your own is used before the reference rate, and the other way round by its inverse. It counts for what is converted from now on: conversions and deliveries keep the rate that they were made with.':
    'Ein eigener Kurs geht dem Referenzkurs vor, in der Gegenrichtung mit seinem Kehrwert. Er gilt für alles, was ab jetzt umgerechnet wird: Conversions und Zustellungen behalten den Kurs, mit dem sie entstanden sind.',
  '1 {{from}} in {{to}}': '1 {{from}} in {{to}}',
  'Since {{when}}, instead of: {{reference}}': 'Seit {{when}}, statt: {{reference}}',
  'no reference rate': 'kein Referenzkurs',
  'Remove the rate of {{from}} in {{to}}': 'Kurs von {{from}} in {{to}} entfernen',
  'Remove the rate of {{from}} in {{to}}?': 'Kurs von {{from}} in {{to}} entfernen?',
  'From then on the reference rate is used; where there is none, what needs one waits.':
    'Von da an gilt der Referenzkurs; wo es keinen gibt, wartet, was einen braucht.',
  'New rate': 'Neuer Kurs',
  'One of this currency': 'Eine Einheit dieser Währung',
  'In this currency': 'In dieser Währung',
  Is: 'Ist',
  'Add the rate': 'Kurs hinzufügen',
  'Choose another currency than the first.': 'Wählen Sie eine andere Währung als die erste.',
  'Give how much one of the first currency is in the second: a number above 0 with a point, such as 0.92, with at most 10 digits before and behind it.':
    'Geben Sie an, wie viel eine Einheit der ersten Währung in der zweiten ist: eine Zahl über 0 mit Punkt, etwa 0.92, mit höchstens 10 Stellen davor und dahinter.',
  'Saved. It counts for what is converted from now on.':
    'Gespeichert. Gilt für alles, was ab jetzt umgerechnet wird.',
  'Somebody else has removed this rate meanwhile. Nothing was saved.':
    'Jemand anderes hat diesen Kurs inzwischen entfernt. Es wurde nichts gespeichert.',
  'There is a rate of {{rate}} for this pair already. Change it in the list.':
    'Für dieses Paar gibt es schon einen Kurs von {{rate}}. Ändern Sie ihn in der Liste.',
}
