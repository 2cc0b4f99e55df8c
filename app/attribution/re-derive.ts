// Makes a stored decision again from what is stored with it. That it comes out the same says that the rules of then and
// now agree on it; that it does not, says where they part.
import { decide } from './decide.ts'
import type { Credit, Decision } from './evidence.ts'

export interface Rederived {
  agrees: boolean
  /** What the rules of now say. */
  now: Decision
}

export function rederive(stored: Decision): Rederived {
  const now = decide(stored)
  // What a person decided is not for the rules to agree with.
  return { agrees: stored.person !== undefined || sameCredit(stored.credit, now.credit), now }
}

function sameCredit(a: Credit | null, b: Credit | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.partnerId === b.partnerId && a.offerId === b.offerId && a.method === b.method && a.clickId === b.clickId
  )
}
