// The views that a shop's staff have kept: listed, saved, removed. A shop has them together; a partner has none.
import { mark } from '#app/language/say.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { MOST_VIEWS, readView, type ViewPage } from './saved-view.ts'
import { isMerchant, type Merchant, type Viewer } from './viewer.ts'

export interface SavedView {
  id: string
  name: string
  query: string
}

/** By name. */
export async function listSavedViews(db: Queryable, viewer: Viewer, page: ViewPage): Promise<SavedView[]> {
  if (!isMerchant(viewer)) return []
  const { rows } = await db.query<SavedView>(
    `SELECT id, name, query FROM saved_view WHERE shop_id = $1 AND page = $2 ORDER BY lower(name), id LIMIT ${MOST_VIEWS}`,
    [viewer.shopId, page],
  )
  return rows
}

export type ViewSaved = { kind: 'saved'; id: string } | { kind: 'refused'; message: string }

/** @param made id, by whom, and when in Unix milliseconds */
export async function saveView(
  { pool }: Pick<Database, 'pool'>,
  { shopId }: Merchant,
  page: ViewPage,
  draft: unknown,
  made: { id: string; by: string; atMs: number },
): Promise<ViewSaved> {
  const read = readView(draft)
  if (!read.ok) return { kind: 'refused', message: read.message }
  const { name, query } = read.view
  return inTransaction(pool, async (client) => {
    // One save at a time in a shop: its views are counted.
    await client.query('SELECT FROM shop WHERE id = $1 FOR NO KEY UPDATE', [shopId])
    const { rows } = await client.query<{ name: string }>(
      'SELECT name FROM saved_view WHERE shop_id = $1 AND page = $2',
      [shopId, page],
    )
    if (rows.some((other) => other.name.toLowerCase() === name.toLowerCase()))
      return { kind: 'refused', message: mark('There is a view of this name already.') }
    if (rows.length >= MOST_VIEWS)
      return { kind: 'refused', message: mark('There are 20 views already: delete one first.') }
    await client.query(
      `INSERT INTO saved_view (shop_id, id, page, name, query, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [shopId, made.id, page, name, query, made.by, new Date(made.atMs)],
    )
    return { kind: 'saved', id: made.id }
  })
}

/** One that is gone already is no failure. */
export async function removeView(db: Queryable, { shopId }: Merchant, id: string): Promise<void> {
  if (isUuid(id)) await db.query('DELETE FROM saved_view WHERE shop_id = $1 AND id = $2', [shopId, id])
}
