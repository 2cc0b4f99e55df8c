// Who asks, for every function behind the pages: what is not his is not there. Pure.

/** The merchant, or somebody of his staff who is bound to a partner. */
export interface Viewer {
  readonly shopId: string
  /** null: the merchant, who sees all of the shop; else what is this partner's, and nothing else. */
  readonly partnerId: string | null
}

/** Who may see and change everything. A function that asks for one cannot be called for a partner. */
export interface Merchant extends Viewer {
  readonly partnerId: null
}

export function isMerchant(viewer: Viewer): viewer is Merchant {
  return viewer.partnerId === null
}
