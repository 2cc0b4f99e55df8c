// Who asks, for tests of what stands behind the pages.
import type { Merchant, Viewer } from '#app/program/viewer.ts'

export const merchant = (shopId: string): Merchant => ({ shopId, partnerId: null })

/** Somebody of the shop's staff who is bound to a partner. */
export const partnerOf = (shopId: string, partnerId: string): Viewer => ({ shopId, partnerId })
