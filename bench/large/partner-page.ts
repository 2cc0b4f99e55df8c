// `partner_page`: what a page of the list of partners costs among a hundred thousand of them, beside the same page among a thousand: by
// name and by search, but for the figures of those who are shown.
import { findPartners } from '#app/insight/partner-page/find-partners.server.ts'
import { PAGE_PARTNERS } from '#app/insight/partner-page/list-page.server.ts'
import { readListQuery } from '#app/insight/partner-page/list-query.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { PageCase } from './page-turns.ts'
import { OTHER_SHARE, OTHER_SHOPS, seedProgram } from './program.ts'

/** Names of three words, of which the first and the last are all their own; one in sixteen is paused; each has a coupon. */
const PARTNERS = `WITH made AS (
    INSERT INTO partner (shop_id, id, slug, name, status, email, updated_at)
    SELECT $1, uuidv7(), md5(n::text), initcap(left(md5('first ' || n), 8)) || ' Media ' || left(md5('last ' || n), 8),
           CASE WHEN n % 16 = 0 THEN 'paused' ELSE 'active' END, 'p' || n || '@mail.example', now() FROM generate_series(1, $2::int) AS n
    RETURNING shop_id, id, email)
  INSERT INTO coupon (shop_id, id, code, code_key, partner_id, offer_id)
  SELECT shop_id, uuidv7(), 'SAVE-' || split_part(email, '@', 1), 'save-' || split_part(email, '@', 1), id, $3 FROM made`

export async function fillPartners(
  writing: Database,
  count: number,
): Promise<(reading: Database) => PageCase[]> {
  const { pool } = writing
  const make = async (domain: string | undefined, partners: number) => {
    const { shopId, offerIds } = await seedProgram(writing, { ...(domain && { domain }), partners: 1 })
    await pool.query(PARTNERS, [shopId, partners, offerIds[0]])
    return shopId
  }
  for (const domain of OTHER_SHOPS) await make(domain, count * OTHER_SHARE)
  const shopId = await make(undefined, count)
  const viewer = { shopId, partnerId: null }
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM partner WHERE shop_id = $1 ORDER BY lower(name), id OFFSET $2 LIMIT 1',
    [shopId, Math.floor(count * 0.4)],
  )
  const middle = rows[0]?.id as string
  return ({ pool: reading }) =>
    Object.entries(casesOf(middle, Math.floor(count / 2))).map(([name, queries]) => ({
      name,
      pages: queries.map((query) => async () => {
        const asked = readListQuery(new URLSearchParams(query))
        return (await findPartners(reading, viewer, asked, PAGE_PARTNERS)).partners.length
      }),
    }))
}

/** Queries of the page's address. @param middle a partner deep inside the list @param n a partner's number */
function casesOf(middle: string, n: number): Record<string, string[]> {
  const around = (query: string) => [query, `${query}&after=${middle}`, `${query}&before=${middle}`]
  return {
    all: around(''),
    active: around('status=active'),
    paused: around('status=paused'),
    'a word that all have': around('search=media'),
    'a word that all have, paused': around('search=media&status=paused'),
    'a letter': around('search=a'),
    'an address that all have': around('search=mail.ex'),
    'an e-mail address': [`search=p${n}@mail.example`],
    'the beginning of one': [`search=p${n}@`],
    'a coupon': [`search=SAVE-P${n}`],
    'two words': ['search=media f'],
    'nothing by that name': ['search=nobody'],
    'nothing by that name, paused': ['search=nobody&status=paused'],
  }
}
