// Sessions of Shopify's library over Prisma. Tokens rest encrypted, each sealed for its own session, and what we may not
// keep of a staff member (name, e-mail) is not kept.
import { Session } from '@shopify/shopify-api'
import type { Database } from '#app/platform/database.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'

/** The five methods that the library asks of a session storage. */
export function createSessionStorage(db: Pick<Database, 'prisma'>, box: SecretBox) {
  const { session: sessions } = db.prisma
  const seal = (token: string | undefined, id: string, kind: string) =>
    token ? box.seal(token, `session:${kind}:${id}`) : null
  const open = (sealed: string | null, id: string, kind: string) =>
    sealed ? box.open(sealed, `session:${kind}:${id}`) : undefined

  type Row = NonNullable<Awaited<ReturnType<typeof sessions.findUnique>>>
  function fromRow(row: Row): Session {
    const accessToken = open(row.accessToken, row.id, 'access')
    const refreshToken = open(row.refreshToken, row.id, 'refresh')
    return new Session({
      id: row.id,
      shop: row.shop,
      state: row.state,
      isOnline: row.isOnline,
      ...(row.scope !== null && { scope: row.scope }),
      ...(row.expires && { expires: row.expires }),
      ...(accessToken && { accessToken }),
      ...(refreshToken && { refreshToken }),
      ...(row.refreshTokenExpires && { refreshTokenExpires: row.refreshTokenExpires }),
    })
  }
  return {
    async storeSession(session: Session): Promise<boolean> {
      const fields = {
        shop: session.shop,
        state: session.state,
        isOnline: session.isOnline,
        scope: session.scope ?? null,
        expires: session.expires ?? null,
        accessToken: seal(session.accessToken, session.id, 'access'),
        refreshToken: seal(session.refreshToken, session.id, 'refresh'),
        refreshTokenExpires: session.refreshTokenExpires ?? null,
        userId: session.onlineAccessInfo?.associated_user.id.toString() ?? null,
      }
      // One statement: access and refresh token change together or not at all.
      await sessions.upsert({
        where: { id: session.id },
        create: { id: session.id, ...fields },
        update: fields,
      })
      return true
    },
    async loadSession(id: string): Promise<Session | undefined> {
      const row = await sessions.findUnique({ where: { id } })
      return row ? fromRow(row) : undefined
    },
    async deleteSession(id: string): Promise<boolean> {
      await sessions.deleteMany({ where: { id } })
      return true
    },
    async deleteSessions(ids: string[]): Promise<boolean> {
      await sessions.deleteMany({ where: { id: { in: ids } } })
      return true
    },
    async findSessionsByShop(shop: string): Promise<Session[]> {
      return (await sessions.findMany({ where: { shop } })).map(fromRow)
    },
  }
}
