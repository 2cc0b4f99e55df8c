// German: what came of deliveries and their attempts, and why postbacks are paused.
import type { Words } from '../say.ts'

export const RESULTS: Words = {
  // an answer that does not count
  'HTTP {{status}}: redirects are not followed': 'HTTP {{status}}: Weiterleitungen wird nicht gefolgt',
  'HTTP {{status}}, but {{reason}}': 'HTTP {{status}}, aber {{reason}}',
  'the answer does not contain {{text}}': 'die Antwort enthält {{text}} nicht',
  'the answer does not contain {{text}} in the part of the answer that was read':
    'der gelesene Teil der Antwort enthält {{text}} nicht',
  'the answer is no JSON, {{path}} was expected in it':
    'die Antwort ist kein JSON, {{path}} wurde darin erwartet',
  'the answer is no JSON in the part of the answer that was read, {{path}} was expected in it':
    'der gelesene Teil der Antwort ist kein JSON, {{path}} wurde darin erwartet',
  'the answer has no {{path}}': 'die Antwort hat kein {{path}}',
  '{{path}} is {{text}} in the answer': '{{path}} hat in der Antwort den Wert {{text}}',

  // no answer
  '{{reason}} ({{code}})': '{{reason}} ({{code}})',
  'no connection in time': 'keine Verbindung in der Frist',
  'the host name could not be resolved': 'der Hostname ließ sich nicht auflösen',
  'the destination refused the connection': 'das Ziel hat die Verbindung abgelehnt',
  'the destination cannot be reached': 'das Ziel ist nicht erreichbar',
  'no secure connection could be agreed': 'es kam keine sichere Verbindung zustande',
  'the headers of the answer are too large': 'die Header der Antwort sind zu groß',
  'the answer is not valid HTTP': 'die Antwort ist kein gültiges HTTP',
  'the request cannot be sent as configured': 'so eingestellt lässt sich die Anfrage nicht senden',
  'the sender was stopped': 'der Versand wurde angehalten',
  'the connection broke off': 'die Verbindung brach ab',
  'not a plain http or https URL': 'keine einfache http- oder https-URL',
  'stopped before it was sent': 'vor dem Senden angehalten',
  'stopped before the answer was complete': 'angehalten, bevor die Antwort vollständig war',
  'no complete answer within {{ms}} ms': 'keine vollständige Antwort innerhalb von {{ms}} ms',
  'no connection was free within {{ms}} ms': 'keine Verbindung wurde innerhalb von {{ms}} ms frei',
  'no connection within {{ms}} ms': 'keine Verbindung innerhalb von {{ms}} ms',
  'A template names a macro that does not exist, or a secret that has no value.':
    'Eine Vorlage nennt ein Makro, das es nicht gibt, oder ein Geheimnis ohne Wert.',

  // an address that is not public
  'refused: {{reason}}': 'abgewiesen: {{reason}}',
  'This port is not one that postbacks may be sent to.':
    'An diesen Port dürfen keine Postbacks gesendet werden.',
  'This host name has no address.': 'Dieser Hostname hat keine Adresse.',
  'This host has an address in a form that is not accepted, such as one with a zone.':
    'Dieser Host hat eine Adresse in einer Form, die nicht angenommen wird, etwa mit einer Zone.',
  'This address belongs to the machine that sends the postbacks.':
    'Diese Adresse gehört dem Rechner, der die Postbacks sendet.',
  'This address is a service inside a cloud’s own network (168.63.129.16).':
    'Diese Adresse ist ein Dienst im eigenen Netz einer Cloud (168.63.129.16).',
  'This address is an IPv4 address in an outdated IPv6 form (::/96).':
    'Diese Adresse ist eine IPv4-Adresse in einer veralteten IPv6-Form (::/96).',
  'This address leads through an IPv6 to IPv4 translator (64:ff9b::/96, 64:ff9b:1::/48).':
    'Diese Adresse führt durch einen Übersetzer von IPv6 nach IPv4 (64:ff9b::/96, 64:ff9b:1::/48).',
  'This address leads through an IPv6 to IPv4 translator (::ffff:0:0:0/96).':
    'Diese Adresse führt durch einen Übersetzer von IPv6 nach IPv4 (::ffff:0:0:0/96).',
  'This address leads through a 6to4 tunnel (2002::/16, 192.88.99.0/24).':
    'Diese Adresse führt durch einen 6to4-Tunnel (2002::/16, 192.88.99.0/24).',
  'This address leads through a Teredo tunnel (2001::/32).':
    'Diese Adresse führt durch einen Teredo-Tunnel (2001::/32).',
  'This address leads through an ISATAP tunnel into a private network.':
    'Diese Adresse führt durch einen ISATAP-Tunnel in ein privates Netz.',
  'This address lies outside all that has been given out of IPv6 (2000::/3).':
    'Diese Adresse liegt außerhalb dessen, was von IPv6 vergeben ist (2000::/3).',
  'This address means no machine in particular (0.0.0.0/8, ::).':
    'Diese Adresse meint keinen bestimmten Rechner (0.0.0.0/8, ::).',
  'This address means the sending machine itself (127.0.0.0/8, ::1).':
    'Diese Adresse meint den sendenden Rechner selbst (127.0.0.0/8, ::1).',
  'This address is inside a private network (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16).':
    'Diese Adresse liegt in einem privaten Netz (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16).',
  'This address is inside a private network (fc00::/7).':
    'Diese Adresse liegt in einem privaten Netz (fc00::/7).',
  'This address is inside a private network (fec0::/10).':
    'Diese Adresse liegt in einem privaten Netz (fec0::/10).',
  'This address is inside a provider’s private network (100.64.0.0/10).':
    'Diese Adresse liegt im privaten Netz eines Anbieters (100.64.0.0/10).',
  'This address is reached only on its own network link (169.254.0.0/16, fe80::/10).':
    'Diese Adresse ist nur im eigenen Netzabschnitt erreichbar (169.254.0.0/16, fe80::/10).',
  'This address means a group of machines (224.0.0.0/4, ff00::/8).':
    'Diese Adresse meint eine Gruppe von Rechnern (224.0.0.0/4, ff00::/8).',
  'This address means all machines of a network (255.255.255.255).':
    'Diese Adresse meint alle Rechner eines Netzes (255.255.255.255).',
  'This address is reserved for documentation, tests or later use.':
    'Diese Adresse ist für Dokumentation, Tests oder spätere Zwecke reserviert.',
  'This address is reserved for measuring networks (2001:2::/48).':
    'Diese Adresse ist für das Messen von Netzen reserviert (2001:2::/48).',
  'This address is one whose traffic is thrown away (100::/64).':
    'Was an diese Adresse geht, wird verworfen (100::/64).',
  'This address is a relay of multicast traffic (192.52.193.0/24, 2001:3::/32).':
    'Diese Adresse ist ein Relais für Multicast (192.52.193.0/24, 2001:3::/32).',
  'This address belongs to a service of the DNS (192.31.196.0/24, 192.175.48.0/24).':
    'Diese Adresse gehört zu einem Dienst des DNS (192.31.196.0/24, 192.175.48.0/24).',
  'This address belongs to a service of the DNS (2001:4:112::/48, 2620:4f:8000::/48).':
    'Diese Adresse gehört zu einem Dienst des DNS (2001:4:112::/48, 2620:4f:8000::/48).',
  'This address is an identifier and reaches no machine (2001:20::/28).':
    'Diese Adresse ist ein Kennzeichen und erreicht keinen Rechner (2001:20::/28).',
  'This address is an identifier and reaches no machine (2001:10::/28).':
    'Diese Adresse ist ein Kennzeichen und erreicht keinen Rechner (2001:10::/28).',
  'This address is an identifier and reaches no machine (2001:30::/28).':
    'Diese Adresse ist ein Kennzeichen und erreicht keinen Rechner (2001:30::/28).',
  'This address is used inside a provider’s network only (5f00::/16).':
    'Diese Adresse wird nur im Netz eines Anbieters verwendet (5f00::/16).',
  'This address is an IPv4 address in an IPv6 form (::ffff:0:0/96).':
    'Diese Adresse ist eine IPv4-Adresse in einer IPv6-Form (::ffff:0:0/96).',
  'This address is not a public one ({{rule}}).': 'Diese Adresse ist nicht öffentlich ({{rule}}).',

  // why a delivery stands as it does
  'sent once more in vain: {{reason}}': 'vergeblich noch einmal gesendet: {{reason}}',
  '{{reason}}; no attempt left': '{{reason}}; kein Versuch mehr übrig',
  'it could not be prepared on our side': 'sie ließ sich auf unserer Seite nicht vorbereiten',
  'the postback’s request cannot be rendered any more':
    'die Anfrage des Postbacks lässt sich nicht mehr erzeugen',
  'waits for an exchange rate': 'wartet auf einen Wechselkurs',
  'a later change took its place within the delay':
    'eine spätere Änderung trat innerhalb der Wartezeit an ihre Stelle',
  'the postback was switched off': 'der Postback wurde ausgeschaltet',
  'the shop uninstalled the app': 'der Shop hat die App deinstalliert',

  // why we pause a postback
  'the destination answered 410 Gone: it never wants to hear of this again':
    'das Ziel hat mit 410 Gone geantwortet: Es will davon nie wieder hören',
  '{{number}} failures in a row over {{days}} days, the newest: {{reason}}':
    '{{number}} Fehlschläge nacheinander in {{days}} Tagen, der neueste: {{reason}}',
}
