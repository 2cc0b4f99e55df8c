// Those whose troubles must not become others': a partner of the same shop whose tracker has hung, and another shop with a
// tracker of its own. They are there in every run and do nothing unless a figure has them do it.
import type { Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import { seedShop, type SeededShop } from '../test/setup/seed.ts'
import type { BlackHoleReady } from './child/black-hole.ts'
import type { SinkReady } from './child/sink.ts'
import type { Destination } from './measure/backlog.ts'
import type { Child } from './processes.ts'

export interface NeighbourProcesses {
  blackHole: Child<BlackHoleReady>
  otherSink: Child<SinkReady>
}

export interface Neighbours extends NeighbourProcesses {
  /** Another partner's postback of the same shop, to the tracker that never answers. */
  hungPostback: Destination
  /** Another shop's postback, to a tracker that answers at once. */
  otherPostback: Destination
}

type Start = <Ready>(file: string, settings: object, profiled?: boolean) => Promise<Child<Ready>>

export async function startNeighbours(start: Start): Promise<NeighbourProcesses> {
  return {
    blackHole: await start<BlackHoleReady>('black-hole.ts', {}, false),
    otherSink: await start<SinkReady>('sink.ts', {}, false),
  }
}

/** `ip:port` of their trackers. */
export function targetsOf({ blackHole, otherSink }: NeighbourProcesses): string[] {
  return [blackHole, otherSink].map(({ ready }) => `127.0.0.1:${ready.port}`)
}

/** @param path of a postback's URL, with its macros */
export async function seedNeighbours(
  ports: { db: Database; secretBox: SecretBox; newId: NewId },
  shop: SeededShop,
  processes: NeighbourProcesses,
  path: string,
): Promise<Neighbours> {
  const { db, newId } = ports
  const [hungUrl, otherUrl] = targetsOf(processes).map((target) => `http://${target}${path}`)
  const [partnerId, postbackId] = [newId(), newId()]
  await db.prisma.partner.create({ data: { shopId: shop.id, id: partnerId, slug: 'hung', name: 'Hung' } })
  await db.prisma.postback.create({
    data: { shopId: shop.id, id: postbackId, partnerId, url: hungUrl as string },
  })
  const other = await seedShop(ports, {
    domain: 'other.myshopify.com',
    postbackUrl: otherUrl as string,
  })
  return {
    ...processes,
    hungPostback: { shopId: shop.id, postbackId },
    otherPostback: { shopId: other.id, postbackId: other.postbackId },
  }
}
