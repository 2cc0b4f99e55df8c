// Asks name servers where a link host leads. Bounded in time: somebody waits for it in front of a page.
import { Resolver } from 'node:dns/promises'
import { judgeHost, type Answer, type HostRecord } from './host-record.ts'

/** Of one question; a name server that does not answer is asked twice. */
const TIMEOUT_MS = 1_500
const TRIES = 2

/**
 * @param host in ASCII
 * @param ownHost of the app, without a port
 * @param servers `ip:port` of name servers; absent: the machine's own
 */
export async function askHostRecord(
  host: string,
  ownHost: string,
  servers?: readonly string[],
): Promise<HostRecord> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES })
  if (servers) resolver.setServers(servers)
  const [alias, addresses, ourAddresses] = await Promise.all([
    answerOf(resolver.resolveCname(host)),
    answerOf(resolver.resolve4(host)),
    answerOf(resolver.resolve4(ownHost)),
  ])
  return judgeHost({ alias, addresses, ourAddresses }, ownHost)
}

/** The codes that say that there is nothing; any other says that nobody knows. */
const NOTHING = new Set(['ENODATA', 'ENOTFOUND'])

async function answerOf(asked: Promise<string[]>): Promise<Answer> {
  try {
    return { kind: 'records', records: await asked }
  } catch (error) {
    return NOTHING.has((error as NodeJS.ErrnoException).code ?? '') ? { kind: 'none' } : { kind: 'silent' }
  }
}
