// What coupon codes are compared by: case, Unicode form and surrounding space do not matter (contracts).

/** The key of a code, at most 255 characters; empty for a code of nothing but space. */
export function couponKey(code: string): string {
  return code.normalize('NFKC').trim().toLowerCase().slice(0, 255)
}
