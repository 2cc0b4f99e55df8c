// The app's web pixel in the shop: one at most. `webPixelCreate`, `webPixelUpdate`, `webPixelDelete` and the query.
import { GraphQLError } from 'graphql'
import { readPixelDeclaration } from './pixel-extension.ts'
import { demandScope } from './scopes.ts'
import type { PlatformState, Shop } from './state.ts'

type Context = { shop: Shop; state: PlatformState; scopes: string }
type PixelInput = { webPixel: { settings: unknown } }

/**
 * The pixel that the app created.
 * @throws GraphQLError where there is none, or it is another's
 */
export function queryPixel({ shop, scopes }: Context, { id }: { id?: string | null }) {
  demandScope(scopes, 'read_pixels', 'webPixel field')
  const { webPixel } = shop
  if (webPixel && (id ?? webPixel.id) === webPixel.id) return webPixel
  throw new GraphQLError('No web pixel was found for this app.', {
    extensions: { code: 'RESOURCE_NOT_FOUND' },
  })
}

export function createPixel({ shop, state, scopes }: Context, { webPixel }: PixelInput) {
  demandScope(scopes, 'write_pixels', 'webPixelCreate field')
  demandScope(scopes, 'read_customer_events', 'webPixelCreate field')
  if (shop.webPixel) return refuse('TAKEN', [], 'Web pixel is taken.')
  const read = readSettings(webPixel.settings)
  if ('code' in read) return refuse(read.code, ['settings'], read.message)
  shop.webPixel = { id: `gid://shopify/WebPixel/${Date.now()}`, settings: read.settings }
  state.save()
  return { webPixel: shop.webPixel, userErrors: [] }
}

export function updatePixel({ shop, state, scopes }: Context, { id, webPixel }: PixelInput & { id: string }) {
  demandScope(scopes, 'write_pixels', 'webPixelUpdate field')
  if (shop.webPixel?.id !== id) return refuse('NOT_FOUND', ['id'], 'Web pixel not found.')
  const read = readSettings(webPixel.settings)
  if ('code' in read) return refuse(read.code, ['settings'], read.message)
  shop.webPixel = { id, settings: read.settings }
  state.save()
  return { webPixel: shop.webPixel, userErrors: [] }
}

export function deletePixel({ shop, state, scopes }: Context, { id }: { id: string }) {
  demandScope(scopes, 'write_pixels', 'webPixelDelete field')
  if (shop.webPixel?.id !== id) {
    const { userErrors } = refuse('NOT_FOUND', ['id'], 'Web pixel not found.')
    return { deletedWebPixelId: null, userErrors }
  }
  shop.webPixel = null
  state.save()
  return { deletedWebPixelId: id, userErrors: [] }
}

function refuse(code: string, field: string[], message: string) {
  return { webPixel: null, userErrors: [{ code, field: ['webPixel', ...field], message }] }
}

/** JSON, as an object or as text; each name must be a field that the extension declares, each value a text. */
function readSettings(given: unknown): { settings: string } | { code: string; message: string } {
  const declared = readPixelDeclaration()
  if (!declared) return { code: 'NO_EXTENSION', message: 'No extension found.' }
  let settings = given
  if (typeof given === 'string') {
    try {
      settings = JSON.parse(given) as unknown
    } catch {
      return { code: 'INVALID_CONFIGURATION_JSON', message: 'Settings must be valid JSON.' }
    }
  }
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return { code: 'INVALID_SETTINGS', message: 'Settings must be an object.' }
  const wrong = Object.entries(settings).find(
    ([name, value]) => !declared.fields.includes(name) || typeof value !== 'string',
  )
  if (wrong)
    return { code: 'INVALID_SETTINGS', message: `Setting ${wrong[0]} is not one of the extension's.` }
  return { settings: JSON.stringify(settings) }
}
