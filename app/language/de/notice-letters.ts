// German: the lines of notices.
import type { Words } from '../say.ts'

export const NOTICE_LETTERS: Words = {
  'The postback to {{partner}} ({{host}}) is paused': 'Der Postback an {{partner}} ({{host}}) ist pausiert',
  'Postbacks of {{shop}} to {{host}} are paused': 'Postbacks von {{shop}} an {{host}} sind pausiert',
  'The postback to {{partner}} ({{host}}) keeps failing':
    'Der Postback an {{partner}} ({{host}}) scheitert immer wieder',
  'Postbacks of {{shop}} to {{host}} keep failing':
    'Postbacks von {{shop}} an {{host}} scheitern immer wieder',
  'Paused since: {{time}}': 'Pausiert seit: {{time}}',
  'Why: {{reason}}': 'Warum: {{reason}}',
  '{{number}} failures in a row over {{days}} days': '{{number}} Fehlschläge nacheinander in {{days}} Tagen',
  'Failed: once, since {{time}}': 'Gescheitert: einmal, seit {{time}}',
  'Failed: {{number}} times in a row, since {{time}}':
    'Gescheitert: {{number}}-mal nacheinander, seit {{time}}',
  'Newest failure: {{reason}}': 'Neuester Fehlschlag: {{reason}}',
  'What to do:': 'Was zu tun ist:',

  // a pause
  'Throughline has paused the postback to your partner {{partner}} at {{host}}, because the destination did not take it.':
    'Throughline hat den Postback an Ihren Partner {{partner}} bei {{host}} pausiert, weil das Ziel ihn nicht angenommen hat.',
  '1. Ask {{partner}} what has changed, and mend the URL under Postbacks in the app.':
    '1. Fragen Sie {{partner}}, was sich geändert hat, und berichtigen Sie die URL in der App unter Postbacks.',
  '2. Test it there.': '2. Testen Sie sie dort.',
  '3. Resume it. What has been waiting goes out then, oldest first.':
    '3. Setzen Sie den Postback fort. Was gewartet hat, wird dann gesendet, das Älteste zuerst.',
  'Nothing is lost: sales are credited as before, and what there is to tell {{partner}} is kept. What had failed for good before the pause can be sent again under Deliveries.':
    'Nichts ist verloren: Verkäufe werden gutgeschrieben wie bisher, und was {{partner}} zu melden ist, wird aufbewahrt. Was vor der Pause endgültig gescheitert ist, lässt sich unter Zustellungen erneut senden.',
  '{{shop}} reports your sales by postbacks to {{host}}. They are paused, because your side did not take them.':
    '{{shop}} meldet Ihre Verkäufe mit Postbacks an {{host}}. Sie sind pausiert, weil Ihre Seite sie nicht angenommen hat.',
  '1. See to it that {{host}} takes calls again, or find out the new postback URL.':
    '1. Sorgen Sie dafür, dass {{host}} wieder Aufrufe annimmt, oder stellen Sie die neue Postback-URL fest.',
  '2. Tell {{shop}}, so that the URL is mended and the postbacks are resumed.':
    '2. Sagen Sie es {{shop}}, damit die URL berichtigt wird und die Postbacks weitergehen.',
  'Nothing is lost: your sales are credited as before, and what has been waiting goes out when the postbacks are resumed, oldest first.':
    'Nichts ist verloren: Ihre Verkäufe werden gutgeschrieben wie bisher, und was gewartet hat, wird gesendet, sobald die Postbacks weitergehen, das Älteste zuerst.',

  // one that keeps failing
  'The postback to your partner {{partner}} at {{host}} keeps failing.':
    'Der Postback an Ihren Partner {{partner}} bei {{host}} scheitert immer wieder.',
  '1. Ask {{partner}} whether the destination is down or has moved.':
    '1. Fragen Sie {{partner}}, ob das Ziel ausgefallen oder umgezogen ist.',
  '2. Where it has moved, mend the URL under Postbacks in the app, and test it there. What is waiting goes to the new URL.':
    '2. Ist es umgezogen, berichtigen Sie die URL in der App unter Postbacks und testen Sie sie dort. Was wartet, geht an die neue URL.',
  '3. What has failed for good meanwhile can be sent again under Deliveries.':
    '3. Was inzwischen endgültig gescheitert ist, lässt sich unter Zustellungen erneut senden.',
  'We keep trying. Where it goes on for days the postback is paused, and you are told. Nothing is lost: sales are credited as before.':
    'Wir versuchen es weiter. Hält es tagelang an, wird der Postback pausiert, und Sie erfahren es. Nichts ist verloren: Verkäufe werden gutgeschrieben wie bisher.',
  '{{shop}} reports your sales by postbacks to {{host}}. They keep failing.':
    '{{shop}} meldet Ihre Verkäufe mit Postbacks an {{host}}. Sie scheitern immer wieder.',
  '1. See to it that {{host}} takes calls again.':
    '1. Sorgen Sie dafür, dass {{host}} wieder Aufrufe annimmt.',
  '2. Where your postback URL has changed, tell {{shop}} the new one.':
    '2. Hat sich Ihre Postback-URL geändert, nennen Sie {{shop}} die neue.',
  'We keep trying. Where it goes on for days the postback is paused, and you are told. Nothing is lost: your sales are credited as before.':
    'Wir versuchen es weiter. Hält es tagelang an, wird der Postback pausiert, und Sie erfahren es. Nichts ist verloren: Ihre Verkäufe werden gutgeschrieben wie bisher.',
}
