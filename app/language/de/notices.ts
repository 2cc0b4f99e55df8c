// German: notices, and where they are mailed to.
import type { Words } from '../say.ts'

export const NOTICES: Words = {
  'Nothing unread': 'Alles gelesen',
  '{{number, number}} unread': '{{number, number}} ungelesen',
  'Newest notices': 'Neueste Hinweise',
  'Older notices': 'Ältere Hinweise',
  'Mark all as read': 'Alle als gelesen markieren',
  'No notices. When a postback keeps failing, or is paused because its destination does not take it, you and the partner are told here and by mail.':
    'Keine Hinweise. Wenn ein Postback immer wieder scheitert oder pausiert wird, weil sein Ziel ihn nicht annimmt, erfahren Sie und der Partner es hier und per E-Mail.',
  Unread: 'Ungelesen',
  'To {{partner}}': 'An {{partner}}',
  'To you': 'An Sie',
  'What the partner was told': 'Was dem Partner mitgeteilt wurde',
  'What happened, and what to do': 'Was geschehen ist und was zu tun ist',
  'Open the postback': 'Postback öffnen',
  'Open the postback: {{subject}}': 'Postback öffnen: {{subject}}',
  'Mark as read': 'Als gelesen markieren',
  'Mark as read: {{subject}}': 'Als gelesen markieren: {{subject}}',

  // by mail
  'Notices by mail': 'Hinweise per E-Mail',
  'No mail server is set up for this app, so notices are shown here only. Addresses are kept for later.':
    'Für diese App ist kein Mailserver eingerichtet, deshalb erscheinen Hinweise nur hier. Adressen werden für später aufbewahrt.',
  'Empty: you get no mail.': 'Leer: Sie bekommen keine E-Mails.',
  'No partner has a postback yet. Partners’ addresses are entered here once one has.':
    'Noch hat kein Partner einen Postback. Sobald einer einen hat, tragen Sie hier die Adressen der Partner ein.',
  '{{partner}} (no address)': '{{partner}} (keine Adresse)',
  'Address of {{partner}}': 'Adresse von {{partner}}',
  'Empty: this partner gets no mail.': 'Leer: Dieser Partner bekommt keine E-Mails.',
  'Saved.': 'Gespeichert.',

  // whether it was mailed
  'Not mailed: no address was set.': 'Nicht per E-Mail gesendet: Es war keine Adresse eingetragen.',
  'Mailed to {{to}} on {{when}}.': 'Per E-Mail an {{to}} gesendet am {{when}}.',
  'Not mailed to {{to}}: {{why}}.': 'Nicht per E-Mail an {{to}} gesendet: {{why}}.',
  'On its way to {{to}}.': 'Unterwegs an {{to}}.',
  'the partner': 'der Partner',
  'no mail server is set up (SMTP_URL)': 'es ist kein Mailserver eingerichtet (SMTP_URL)',
  'the mail server refused it': 'der Mailserver hat sie abgelehnt',
  'the mail server refused it: {{answer}}': 'der Mailserver hat sie abgelehnt: {{answer}}',
  'the mail server did not accept our login': 'der Mailserver hat unsere Anmeldung nicht angenommen',
  'no secure connection to the mail server': 'keine sichere Verbindung zum Mailserver',
  'the mail server did not answer in time': 'der Mailserver hat nicht rechtzeitig geantwortet',
  'the mail server could not be reached': 'der Mailserver war nicht erreichbar',
  'the mail server answered: {{answer}}': 'der Mailserver antwortete: {{answer}}',
}
