// What a parameter's or a token's name can mean in our macros, and what both together leave over.
// A name with one reading is certain; one with several is only settled by the other name or by the destination.
import type { Say } from '#app/language/say.ts'
import type { MacroName } from '../macros.ts'

export type Meaning = { readonly macro: MacroName | null; readonly sure: boolean; readonly why: string }

/** Folded names (lower case, no `_`, `-`, `.`, space) by what they can mean, the likeliest reading first. */
const READINGS: readonly (readonly [readonly MacroName[], string])[] = [
  [
    ['aff_click_id'],
    'clickid affclickid externalclickid extclickid clkid clckid yourclickid partnerclickid cnvid',
  ],
  [
    ['aff_click_id', 'txn_id'],
    'subid cid tid sid id hit click transactionid externalid extid uniqueid reqid',
  ],
  [['txn_id'], 'txid txnid orderid ordernumber orderno invoiceid advorderid saleid'],
  [['txn_id', 'conversion_id'], 'oid order tx advsub advsub1 actionid eventid leadid conversionid convid'],
  [['payout'], 'payout commission earnings affpayout payoutamount publisherpayout'],
  [['payout', 'amount'], 'sum amount amt revenue rev value price profit sale reward cost total'],
  [['amount', 'sale_amount'], 'saleamount orderamount ordervalue ordertotal totalcost salevalue carttotal'],
  [['currency'], 'currency cur curr currencycode cnvcurrency payoutcurrency currencyid'],
  [['status'], 'status conversionstatus convstatus cnvstatus leadstatus'],
  [
    ['event'],
    'event eventname eventtype eventtypecode goal goalname goalalias conversiontype conversiontypecode',
  ],
  [['event', 'status'], 'type action goalid goalvalue et advevent adveventid'],
  [['coupon_code'], 'coupon couponcode promo promocode voucher vouchercode discountcode'],
  [['discount'], 'discount discountamount'],
  [['offer_id'], 'offerid'],
  [['offer_id', 'offer'], 'offer offername product'],
  [['partner_id'], 'affiliateid affid publisherid partnerid'],
  [['partner_id', 'partner'], 'aff affiliate publisher partner pid pubid'],
  [['timestamp'], 'timestamp unixtime unixtimestamp'],
  [['timestamp', 'datetime'], 'time ts eventtime conversiontime date'],
  [['datetime'], 'datetime isodate eventdate'],
  [['customer_type'], 'customertype custstatus'],
  [['is_new'], 'isnew newcustomer isnewcustomer'],
  [['is_test'], 'istest testmode'],
  [['payout_minor'], 'payoutminor payoutcents'],
]

const BY_NAME = new Map<string, readonly MacroName[]>(
  READINGS.flatMap(([macros, names]) => names.split(' ').map((name) => [name, macros] as const)),
)
const SUB_NAME = /^(?:sub|subid|affsub|affs|s|subparam|affsubid|clicksub)([1-5])$/
const TRACKER_CLICK = /^(?:clickid|click|subid|cfclickid|cnvid|hit)$/

/** What a name can mean; empty where we know none. `sub2`, `aff_sub2` and `s2` are the sub id 2. */
export function readingsOf(name: string): readonly MacroName[] {
  const folded = foldName(name)
  const sub = folded === 'affsub' ? '1' : SUB_NAME.exec(folded)?.[1]
  if (sub) return [`sub${sub}` as MacroName]
  return BY_NAME.get(folded) ?? []
}

export function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, '')
}

/**
 * What a parameter means to a destination that is not known.
 * @param parameter its name as pasted
 * @param token the name of the token in its value, null where there is none (empty, `REPLACE`, …)
 */
export function meaningOf(parameter: string, token: string | null, say: Say): Meaning {
  const ofParameter = readingsOf(parameter)
  const ofToken = token === null ? [] : readingsOf(token)
  const byParameter = say('the parameter is called {{parameter}}', { parameter })
  if (token === null) return fromOneName(ofParameter, byParameter, say)
  if (carriesClickInSub(ofParameter, ofToken)) return clickInSub(parameter, token, say)
  if (ofParameter.length === 0) return fromToken(ofToken, token, say)
  if (ofToken.length === 0) {
    const meaning = fromOneName(ofParameter, byParameter, say)
    const why = say('{{why}}; what the token {{token}} stands for is not known here', {
      why: meaning.why,
      token,
    })
    return { ...meaning, sure: false, why }
  }
  const common = ofParameter.filter((macro) => ofToken.includes(macro))
  if (common.length === 0) {
    return {
      macro: ofParameter[0]!,
      sure: false,
      why: say(
        'the parameter {{parameter}} and the token {{token}} say different things; the parameter was followed',
        { parameter, token },
      ),
    }
  }
  const byBoth = say('the parameter is called {{parameter}} and the token is called {{token}}', {
    parameter,
    token,
  })
  return fromOneName(common, byBoth, say)
}

function fromOneName(readings: readonly MacroName[], why: string, say: Say): Meaning {
  const [first, ...others] = readings
  if (!first) return { macro: null, sure: false, why: say('{{why}}, a name that is not known here', { why }) }
  if (others.length === 0) return { macro: first, sure: true, why }
  const macros = others.map((macro) => `{${macro}}`).join(', ')
  const both = say('{{why}}; elsewhere that name means {{macros}}', { why, macros })
  return { macro: first, sure: false, why: both }
}

/** A click id token alone does not say whose click id is meant, so it is never certain. */
function fromToken(ofToken: readonly MacroName[], token: string, say: Say): Meaning {
  const meaning = fromOneName(ofToken, say('the token is called {{token}}', { token }), say)
  if (!TRACKER_CLICK.test(foldName(token))) return meaning
  const why = say('{{why}}, which does not say whose click id it is', { why: meaning.why })
  return { ...meaning, sure: false, why }
}

function carriesClickInSub(ofParameter: readonly MacroName[], ofToken: readonly MacroName[]): boolean {
  return ofParameter[0] === 'aff_click_id' && isSubReading(ofToken)
}

/** Networks without a slot for the partner's click id carry it in a sub id; ours has a slot. */
export function clickInSub(parameter: string, token: string, say: Say): Meaning {
  const [sub] = readingsOf(token)
  return {
    macro: 'aff_click_id',
    sure: false,
    why: say(
      "{{parameter}} takes the tracker's click id, which other networks carry in the sub id {{token}}; if your links already pass it in {{sub}}, use {{slot}} instead",
      { parameter, token, sub: String(sub), slot: `{${sub}}` },
    ),
  }
}

export function isSubReading(readings: readonly MacroName[]): boolean {
  return /^sub[1-5]$/.test(readings[0] ?? '')
}
