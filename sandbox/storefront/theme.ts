// What the shop's pages are drawn from: the theme's view of one request, and what a page adds to the frame.
import type { Html } from '../web/html.ts'
import type { Shop } from '../shopify/state.ts'
import type { Cart } from './cart.ts'

export type Theme = {
  shop: Shop
  /** `/` or `/en-ca/`: what every link and form begins with. */
  root: string
  cart: Cart
  /** Of the customer who is signed in. */
  customerId: number | null
  /** Shown in the theme editor. */
  designMode: boolean
  /** What the app embeds put into the head. */
  embed: Html
}

/** `section`: what the theme editor draws anew; the frame around it stays. */
export type ThemePage = { title: string; section: Html }
