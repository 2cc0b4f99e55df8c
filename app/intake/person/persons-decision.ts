// A person's word on who is credited, as a decision that is kept beside those of attribution. Pure.
import { RULES } from '#app/attribution/decide.ts'
import type { Credit, Decision } from '#app/attribution/evidence.ts'
import type { DecisionRow } from '#app/attribution/save-decisions.server.ts'
import type { Conversion } from '#app/conversion/conversion.ts'

/** What led to a sale before leads to nobody else: there is no click. @param couponCode that a conversion was known by */
export function personsCredit(partnerId: string, offerId: string, couponCode: string | null = null): Credit {
  return { partnerId, offerId, clickId: null, couponCode, method: 'person' }
}

/** @param evidence what attribution had judged before; the person decided beside it */
export function personsDecision(
  conversion: Conversion,
  person: { name: string; reason: string },
  id: string,
  nowMs: number,
  evidence: Decision['evidence'] = [],
): DecisionRow {
  const { shopId, orderId, partnerId, offerId, clickId, couponCode, method, occurredAtMs } = conversion
  return {
    shopId,
    id,
    orderId,
    conversionId: orderId === null ? conversion.id : null,
    atMs: nowMs,
    decision: {
      credit: { partnerId, offerId, clickId, couponCode, method },
      evidence,
      atMs: occurredAtMs,
      clickChoice: 'last',
      offerId: null,
      rules: RULES,
      person,
    },
  }
}
