// The app embed, rendered as Shopify renders it: the app's own Liquid, with the objects and filters that it may use.
// Files are read at run time, and again when they change; while there are none, there is no embed.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Liquid } from 'liquidjs'
import { z } from 'zod'
import { html, raw } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import type { Metafield, Shop } from '../shopify/state.ts'

const FOLDER = fileURLToPath(new URL('../../extensions/click-capture/', import.meta.url))
const BLOCK = 'click-capture'
export const ASSETS_PATH = `/cdn/extensions/${BLOCK}/`

/** What a page tells its embeds. `customerId`: of the customer who is signed in. */
export type EmbedPage = { shop: Shop; root: string; customerId: number | null; designMode: boolean }
export type Embed = {
  render(page: EmbedPage): Html
  /** An asset's bytes; null where there is none of that name. */
  asset(name: string): Buffer | null
}

/** @param folder of the theme app extension */
export function createEmbed(folder = FOLDER): Embed {
  const asset = (name: string) =>
    /^[\w-][\w.-]*$/.test(name) ? readIfThere(join(folder, 'assets', name)) : null
  const liquid = new Liquid({ partials: join(folder, 'snippets'), extname: '.liquid', strictFilters: true })
  liquid.registerFilter('asset_url', (name: unknown) => {
    const bytes = asset(String(name))
    return `${ASSETS_PATH}${String(name)}?v=${bytes ? createHash('sha1').update(bytes).digest('hex').slice(0, 10) : '0'}`
  })
  liquid.registerFilter('json', shopifyJson)
  return {
    asset,
    render(page) {
      const { embed, buyItNow } = page.shop.settings
      const text = embed
        ? readIfThere(join(folder, 'blocks', `${BLOCK}.liquid`))?.toString('utf8')
        : undefined
      if (text === undefined) return raw('')
      const { source, defaults } = splitSchema(text)
      const settings = { ...defaults, buy_it_now: buyItNow }
      const out = liquid.parseAndRenderSync(source, { ...objects(page), block: { id: BLOCK, settings } })
      const name = `shopify://apps/throughline/blocks/${BLOCK}`
      return html`${raw(`<!-- BEGIN app block: ${name} -->`)}${raw(String(out))}${raw('<!-- END app block -->')}`
    },
  }
}

/** The globals of Liquid that an embed sees. */
function objects({ shop, root, customerId, designMode }: EmbedPage) {
  const locale = root === '/' ? 'en' : root.slice(1, -1)
  const rootUrl = root === '/' ? '/' : root.slice(0, -1)
  return {
    app: { metafields: metafieldTree(shop.metafields) },
    customer: customerId === null ? null : { id: customerId },
    routes: { root_url: rootUrl, cart_url: `${root}cart`, cart_update_url: `${root}cart/update` },
    request: { design_mode: designMode, locale: { iso_code: locale, root_url: rootUrl } },
    shop: { permanent_domain: shop.domain, name: shop.name, currency: shop.currency },
  }
}

function metafieldTree(metafields: readonly Metafield[]) {
  const tree: Record<string, Record<string, { type: string; value: unknown }>> = {}
  for (const { namespace, key, type, value } of metafields) {
    const isJson = type === 'json'
    ;(tree[namespace] ??= {})[key] = { type, value: isJson ? (JSON.parse(value) as unknown) : value }
  }
  return tree
}

/** Shopify's `json` leaves quotes alone and writes what could end a script or begin an entity as escapes. */
function shopifyJson(value: unknown): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value ?? null).replace(/[<>&\u2028\u2029]/g, escape)
}

const schemaShape = z.looseObject({
  settings: z
    .array(z.looseObject({ id: z.string().optional(), default: z.unknown().optional() }))
    .default([]),
})

/** The template without its schema, and what the schema's settings are before a merchant changes them. */
function splitSchema(text: string) {
  const found = /{%-?\s*schema\s*-?%}([\s\S]*?){%-?\s*endschema\s*-?%}/.exec(text)
  if (!found) return { source: text, defaults: {} }
  const { settings } = schemaShape.parse(JSON.parse(found[1]!))
  const defaults = settings.flatMap(({ id, default: value }) =>
    id === undefined ? [] : [[id, value] as const],
  )
  return { source: text.replace(found[0], ''), defaults: Object.fromEntries(defaults) }
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
