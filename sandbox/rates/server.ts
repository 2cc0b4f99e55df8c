// A stand-in for the European Central Bank: its file of reference rates, with the same made-up rates for today whenever today is.
//   GET /eurofxref-daily.xml and /eurofxref-hist-90d.xml
import { Refusal, startServer } from '../web/server.ts'
import type { RunningServer } from '../web/server.ts'

export const RATES_PATH = '/eurofxref-hist-90d.xml'

/** Units for one euro. Not those of any real day. */
const RATES = {
  USD: '1.0876', JPY: '164.53', CZK: '25.317', DKK: '7.4591', GBP: '0.83415', HUF: '408.23', PLN: '4.3378', RON: '4.9766',
  SEK: '11.5885', CHF: '0.9318', ISK: '145.1', NOK: '11.6475', TRY: '37.5329', AUD: '1.6251', BRL: '6.2953', CAD: '1.4746',
  CNY: '7.6315', HKD: '8.4203', IDR: '17238.46', ILS: '3.9384', INR: '89.0215', KRW: '1471.12', MXN: '21.4213', MYR: '4.7073',
  NZD: '1.7969', PHP: '62.039', SGD: '1.4155', THB: '36.401', ZAR: '19.0985',
} as const // prettier-ignore

/** @param clock a test's own; default the machine's */
export function startRates(options: { port?: number; clock?: () => number } = {}): Promise<RunningServer> {
  const { port, clock = Date.now } = options
  return startServer({
    ...(port !== undefined && { port }),
    handle(request, response, { pathname }) {
      if (request.method !== 'GET' || ![RATES_PATH, '/eurofxref-daily.xml'].includes(pathname))
        throw new Refusal(404, `the reference rates are at ${RATES_PATH}`)
      response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' })
      response.end(referenceFile(new Date(clock()).toISOString().slice(0, 10)))
    },
  })
}

/** @param day `YYYY-MM-DD` */
function referenceFile(day: string): string {
  const rates = Object.entries(RATES).map(
    ([currency, rate]) => `<Cube currency="${currency}" rate="${rate}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject>
<gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube><Cube time="${day}">${rates.join('')}</Cube></Cube>
</gesmes:Envelope>
`
}
