// Where a shop's app proxy answers: the path under which Shopify says that it took a request. A merchant may change it, and
// only such a request tells; what he enters himself (settings/proxy-path) counts until one does.

const PART = /^[A-Za-z0-9_-]{1,64}$/
/** A market's part of a storefront's paths, as `en-ca` or `fr`. */
const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/**
 * The two parts of the proxy's path, as `/apps/throughline`. Shopify may name the locale under which the visitor was; it is
 * left out, because the storefront puts its own before it (`Shopify.routes.root`).
 * @param pathPrefix `path_prefix` of a signed request
 * @returns null: no path that a proxy can have
 */
export function readProxyPrefix(pathPrefix: string): string | null {
  const [start, ...parts] = pathPrefix.replace(/\/$/, '').split('/')
  const own = parts.length === 3 && LOCALE.test(parts[0] as string) ? parts.slice(1) : parts
  const isPath = start === '' && own.length === 2 && own.every((part) => PART.test(part))
  return isPath ? `/${own.join('/')}` : null
}
