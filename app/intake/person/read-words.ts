// What a person types at a terminal, as the command that it stands for: names as they are in the shop, money as decimals. The schemas
// of command.ts check what comes of it, as they check what forms send.
import { isCurrency } from '#app/money/currency.ts'
import { parseExactAmount } from '#app/money/decimal.ts'

/** Names, until they are looked up. */
export interface Named {
  partner: string
  offer: string | null
}

type PlainKind = 'approve' | 'reject' | 'withdraw' | 'mark_paid' | 'mark_unpaid'

/** An amount as it is typed. */
interface Amount {
  text: string
  currency: string
}

export type Words =
  | { kind: PlainKind; conversionIds: string[] }
  /** amount null: by the rules. */
  | { kind: 'change_payout'; conversionIds: string[]; amount: Amount | null }
  | { kind: 'move'; conversionIds: string[]; to: Named }
  | { kind: 'credit'; order: string; to: Named }
  | { kind: 'create'; amount: Amount; to: Named }

const PLAIN: Readonly<Record<string, PlainKind>> = {
  approve: 'approve',
  reject: 'reject',
  withdraw: 'withdraw',
  pay: 'mark_paid',
  unpay: 'mark_unpaid',
}

/** @returns null where the words are none of the known */
export function readWords([verb = '', ...rest]: readonly string[]): Words | null {
  const plain = Object.hasOwn(PLAIN, verb) ? PLAIN[verb] : undefined
  if (plain) return rest.length === 0 ? null : { kind: plain, conversionIds: rest }
  const [first = '', second = '', third = '', ...more] = rest
  switch (verb) {
    case 'payout':
      if (first === 'rules')
        return second === '' ? null : { kind: 'change_payout', conversionIds: rest.slice(1), amount: null }
      return third === ''
        ? null
        : {
            kind: 'change_payout',
            conversionIds: [third, ...more],
            amount: { text: first, currency: second.toUpperCase() },
          }
    case 'move':
      return second === '' ? null : { kind: 'move', conversionIds: rest.slice(1), to: named(first) }
    case 'credit':
      return second === '' || third !== '' ? null : { kind: 'credit', order: second, to: named(first) }
    case 'create':
      return third === '' || more.length > 0
        ? null
        : { kind: 'create', amount: { text: second, currency: third.toUpperCase() }, to: named(first) }
    default:
      return null
  }
}

/** `partner` or `partner/offer`. */
function named(text: string): Named {
  const [partner = '', offer] = text.toLowerCase().split('/', 2)
  return { partner, offer: offer ?? null }
}

/** @returns minor units, or what is wrong with the amount */
export function readMoney({ text, currency }: Amount): bigint | string {
  if (!isCurrency(currency)) return `${currency} is no currency.`
  const amount = parseExactAmount(text, currency)
  return amount.ok ? amount.minor : `${text} is no amount of ${currency}.`
}
