// The market with a locale of its own: the same shop below a prefix, as `Shopify.routes.root` tells themes.

const LOCALES = ['en-ca']

/** `root` begins and ends with a slash: `/` or `/en-ca/`. */
export type Place = { root: string; pathname: string }

/** Splits the locale off: `/en-ca/cart` is `/cart` under the root `/en-ca/`. */
export function splitLocale(pathname: string): Place {
  const [, first = '', ...rest] = pathname.split('/')
  if (!LOCALES.includes(first)) return { root: '/', pathname }
  return { root: `/${first}/`, pathname: `/${rest.join('/')}` }
}
