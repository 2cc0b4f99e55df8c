// One way from a partner's link to an order, as a line of the table in docs/capture-paths.md.
import type { BrowserContextOptions } from 'playwright-core'
import type { RunningSandbox } from '../start-sandbox.ts'
import type { Shopper } from './shopper.ts'

/** A part of what the sandbox's shop can be set to (sandbox/storefront/settings.ts); the rest is as it is by default. */
export interface ShopSettings {
  buyItNow?: boolean
  consentRequired?: boolean
  proxyPrefix?: string
}

export interface Path {
  group: 'Arriving' | 'Putting things into the cart' | 'Checking out' | 'Consent' | 'What gets lost'
  name: string
  settings?: ShopSettings
  browser?: BrowserContextOptions
  walk(shopper: Shopper, sandbox: RunningSandbox): Promise<string>
  /** Who is credited; null: nobody. */
  partner: 'wanderlist' | 'atlas' | null
  /** The method of the conversion. */
  won: string | null
  /** No pixel reports it: there is no consent, or no script. */
  isUnreported?: true
  /** Nothing travels with the order: it is credited once the pixel's report has been swept up. */
  isLate?: true
  /** What else must hold, once the order has been placed. */
  check?(shopper: Shopper): Promise<void>
}

export const LANDING = '/pages/spring?via=wanderlist&sub1=spring&aff_click_id=abc-1'
