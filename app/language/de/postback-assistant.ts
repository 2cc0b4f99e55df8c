// German: what the assistant makes of a pasted postback, step by step. Reasons begin small: the page makes sentences of them.
import type { Words } from '../say.ts'

export const POSTBACK_ASSISTANT: Words = {
  // nothing was read
  'Nothing was recognised: {{why}}.': 'Es wurde nichts erkannt: {{why}}.',
  'only the first {{max}} characters could be read; paste the URL alone':
    'nur die ersten {{max}} Zeichen waren lesbar; fügen Sie die URL allein ein',
  'a postback goes to an http or https address': 'ein Postback geht an eine http- oder https-Adresse',
  'the host holds a user name, which a postback may not have':
    'der Host enthält einen Benutzernamen, den ein Postback nicht haben darf',
  'the host holds the token {{token}}; where a postback goes must be fixed':
    'der Host enthält den Platzhalter {{token}}; wohin ein Postback geht, muss feststehen',
  'the address holds no token and no parameter known here':
    'die Adresse enthält keinen Platzhalter und keinen hier bekannten Parameter',
  'no postback URL was found, and too few parameter names to make one':
    'es fand sich keine Postback-URL, und zu wenige Parameternamen, um eine zu bilden',

  // the destination
  'The destination is {{destination}}': 'Das Ziel ist {{destination}}',
  'The destination is not recognised': 'Das Ziel ist nicht erkannt',
  'neither host, path nor parameters are known here': 'weder Host noch Pfad noch Parameter sind hier bekannt',
  'the URL could be one of {{others}}': 'die URL könnte zu einem von diesen gehören: {{others}}',
  '{{why}}; {{others}} has the same URL and the same template':
    '{{why}}; {{others}} hat dieselbe URL und dieselbe Vorlage',
  "{{host}} and the path {{path}} are {{destination}}'s":
    '{{host}} und der Pfad {{path}} gehören zu {{destination}}',
  "{{host}} is {{destination}}'s, but {{path}} is not its postback path":
    '{{host}} gehört zu {{destination}}, aber {{path}} ist dort nicht der Pfad für Postbacks',
  "the path {{path}} with the parameter {{parameter}} is {{destination}}'s":
    'der Pfad {{path}} mit dem Parameter {{parameter}} gehört zu {{destination}}',
  "the path {{path}} is {{destination}}'s, but its click id parameter is missing":
    'der Pfad {{path}} gehört zu {{destination}}, aber der Parameter für die Klick-ID fehlt',
  "path {{path}} with {{parameters}} is {{destination}}'s":
    'der Pfad {{path}} mit {{parameters}} gehört zu {{destination}}',
  'path {{path}} with {{parameters}} looks like {{destination}}':
    'der Pfad {{path}} mit {{parameters}} sieht nach {{destination}} aus',
  'path {{path}} with {{parameters}} is used by {{destination}}':
    'den Pfad {{path}} mit {{parameters}} verwendet {{destination}}',
  '{{why}}, and the text names {{destination}}': '{{why}}, und der Text nennt {{destination}}',
  'the text names {{destination}} and {{number}} of its parameters':
    'der Text nennt {{destination}} und {{number}} seiner Parameter',
  "Not confirmed by {{destination}}'s documentation: {{gap}}.":
    'Von der Dokumentation von {{destination}} nicht bestätigt: {{gap}}.',

  // how it is written
  'The URL is put together from the text': 'Die URL ist aus dem Text zusammengesetzt',
  'the paste holds no URL': 'im Eingefügten steht keine URL',
  'Tokens are written {{syntaxes}}': 'Platzhalter werden {{syntaxes}} geschrieben',
  '{{list}} and {{next}}': '{{list}} und {{next}}',
  '{{list}} or {{next}}': '{{list}} oder {{next}}',
  'as in {{tokens}}': 'wie in {{tokens}}',
  'https is used': 'https wird verwendet',
  'the paste does not say http or https': 'im Eingefügten steht weder http noch https',
  '{{fragment}} is left out': '{{fragment}} wird weggelassen',
  'a fragment is never sent': 'ein Fragment wird nie gesendet',
  'A bracket or sign in the paste belongs to no token; check that it is complete.':
    'Eine Klammer oder ein Zeichen im Eingefügten gehört zu keinem Platzhalter; prüfen Sie, ob es vollständig ist.',
  'The path takes {{macro}}': 'Der Pfad nimmt {{macro}}',
  'its token is called so': 'sein Platzhalter heißt so',

  // click id, statuses, success
  'No click id is sent': 'Es wird keine Klick-ID gesendet',
  'a click id parameter': 'einen Parameter für die Klick-ID',
  'without {{parameter}} the destination can match nothing':
    'ohne {{parameter}} kann das Ziel nichts zuordnen',
  'Add {{suffix}} to our tracking link': 'Hängen Sie {{suffix}} an unseren Tracking-Link an',
  'their click id has to come with the click to be sent back as {aff_click_id}':
    'die Klick-ID muss mit dem Klick kommen, um als {aff_click_id} zurückgesendet zu werden',
  "Name {{parameter}} as the partner's arrival parameter":
    'Tragen Sie {{parameter}} als Ankunftsparameter des Partners ein',
  '{{destination}} sends its click id to the landing page in it':
    '{{destination}} schickt darin die eigene Klick-ID an die Zielseite',
  'Add &aff_click_id= and their click id token to our tracking link':
    'Hängen Sie &aff_click_id= und den Platzhalter der Klick-ID an unseren Tracking-Link an',
  "the token of {{destination}}'s click id is not confirmed; look it up there":
    'der Platzhalter für die Klick-ID von {{destination}} ist nicht bestätigt; sehen Sie dort nach',
  'Statuses are sent under their names': 'Status werden unter den Namen des Ziels gesendet',
  'the pasted map {{map}} says so': 'die eingefügte Zuordnung {{map}} sagt es',
  'the pasted lead_status, sale_status, … name them':
    'die eingefügten lead_status, sale_status, … nennen sie',
  'these are the status names of {{destination}}': 'so heißen die Status bei {{destination}}',
  '{{why}}; the statuses that it leaves out are sent under our names':
    '{{why}}; die ausgelassenen Status werden unter unseren Namen gesendet',
  'Any 2xx answer counts as success': 'Jede 2xx-Antwort gilt als Erfolg',
  'A 2xx answer counts as success': 'Eine 2xx-Antwort gilt als Erfolg',
  'A 2xx answer with "{{text}}" in the body counts as success':
    'Eine 2xx-Antwort mit „{{text}}“ im Body gilt als Erfolg',
  'A 2xx answer whose {{path}} is {{values}} counts as success':
    'Eine 2xx-Antwort, deren {{path}} {{values}} ist, gilt als Erfolg',
  'nothing else is known': 'etwas anderes ist nicht bekannt',
  'so {{destination}} answers': 'so antwortet {{destination}}',
  'Take headers and body from the preset {{destination}}':
    'Übernehmen Sie Header und Body aus der Vorlage {{destination}}',
  'it is a POST with a JSON body, which a URL does not show':
    'es ist ein POST mit einem JSON-Body, den eine URL nicht zeigt',

  // single parameters
  'the parameter is called {{parameter}}': 'der Parameter heißt {{parameter}}',
  'the token is called {{token}}': 'der Platzhalter heißt {{token}}',
  'the parameter is called {{parameter}} and the token is called {{token}}':
    'der Parameter heißt {{parameter}} und der Platzhalter {{token}}',
  'the parameter {{parameter}} and the token {{token}} say different things; the parameter was followed':
    'der Parameter {{parameter}} und der Platzhalter {{token}} sagen Verschiedenes; es galt der Parameter',
  '{{why}}; what the token {{token}} stands for is not known here':
    '{{why}}; wofür der Platzhalter {{token}} steht, ist hier nicht bekannt',
  '{{why}}, a name that is not known here': '{{why}}, ein Name, der hier nicht bekannt ist',
  '{{why}}; elsewhere that name means {{macros}}': '{{why}}; anderswo bedeutet dieser Name {{macros}}',
  '{{why}}, which does not say whose click id it is': '{{why}}, was nicht sagt, wessen Klick-ID es ist',
  "{{parameter}} takes the tracker's click id, which other networks carry in the sub id {{token}}; if your links already pass it in {{sub}}, use {{slot}} instead":
    '{{parameter}} nimmt die Klick-ID des Trackers, die andere Netzwerke in der Sub-ID {{token}} führen; wenn Ihre Links sie schon in {{sub}} übergeben, verwenden Sie stattdessen {{slot}}',
  '{{who}} takes {{macro}} in {{parameter}}': '{{who}} nimmt {{macro}} in {{parameter}}',
  '{{who}} takes {{macro}} in {{parameter}}, though the pasted token {{token}} sounds like {{other}}':
    '{{who}} nimmt {{macro}} in {{parameter}}, obwohl der eingefügte Platzhalter {{token}} nach {{other}} klingt',
  '{{why}}; {{destination}} does not list {{parameter}} among its parameters':
    '{{why}}; {{destination}} führt {{parameter}} nicht unter seinen Parametern',
  'kept as pasted, though {{macro}} could go in {{parameter}}':
    'wie eingefügt übernommen, obwohl in {{parameter}} auch {{macro}} stehen könnte',
  'fixed text, kept as pasted': 'fester Text, wie eingefügt übernommen',
  'the destination': 'das Ziel',
  '{{who}} gives you this value': 'diesen Wert gibt Ihnen {{who}}',
  '{{who}} always takes {{value}} here': '{{who}} nimmt hier immer {{value}}',
  '{{parameter}} holds {{number}} tokens, each read by its own name':
    '{{parameter}} enthält {{number}} Platzhalter, jeder nach seinem Namen gelesen',

  // what is not known of the presets
  'visitors arrive with click_id, which is our own parameter, so they are not recognised by it':
    'Besucher kommen mit click_id, unserem eigenen Parameter, und werden deshalb nicht daran erkannt',
  'the name of the external id parameter': 'der Name des Parameters für die externe ID',
  authentication: 'die Anmeldung',
  'the transaction id parameter': 'der Parameter für die Transaktions-ID',
  'how the click id reaches us': 'wie die Klick-ID zu uns kommt',
  'the path': 'der Pfad',
  'ref takes at most 50 characters: what Awin does with a longer transaction id is not confirmed':
    'ref nimmt höchstens 50 Zeichen: Was Awin mit einer längeren Transaktions-ID tut, ist nicht bestätigt',
  'CJ also takes items (ITEM1, AMT1, QTY1); the simple AMOUNT form is used here':
    'CJ nimmt auch einzelne Artikel (ITEM1, AMT1, QTY1); hier wird die einfache Form AMOUNT verwendet',
  'the landing parameter that carries the click id': 'der Parameter der Zielseite, der die Klick-ID enthält',
  'visitorId is documented for track.php; on sale.php the AffiliateID of THEIR side may be needed instead':
    'visitorId ist für track.php dokumentiert; bei sale.php wird vielleicht stattdessen die AffiliateID des Ziels gebraucht',
  'how the visitor id reaches us': 'wie die Besucher-ID zu uns kommt',
  'whether amount is in minor units in every currency':
    'ob amount in jeder Währung in der kleinsten Einheit steht',
  'how tid reaches us': 'wie tid zu uns kommt',
  'the goal parameter': 'der Parameter für das Ziel (goal)',
  status: 'Status',
  'the name of the status parameter': 'der Name des Parameters für den Status',
  'the click id token': 'der Platzhalter für die Klick-ID',
}
