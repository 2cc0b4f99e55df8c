// What an import would do, row by row, from what the file says and how the shop stands. The preview shows it, and the import makes
// it again in its own transaction. Pure.
import { couponKey } from '#app/attribution/coupon-key.ts'
import { mark } from '#app/language/say.ts'
import { MAX_ARRIVAL_PARAMETERS } from '#app/postback/configuration/arrival-parameter.ts'
import { rowProblems, type ImportRow, type Reason } from './import-row.ts'

/** How the shop stands, as far as the file names it. */
export interface ShopFacts {
  /** By slug. */
  partners: ReadonlyMap<string, KnownPartner>
  /** By coupon key. */
  coupons: ReadonlyMap<string, { partnerId: string; partnerName: string; offerId: string; offerName: string }>
  /** By slug. */
  offers: ReadonlyMap<string, { id: string; name: string }>
  defaultOfferId: string | null
  /** All of the shop's: whose each is. */
  arrivals: ReadonlyMap<string, { partnerId: string; partnerName: string }>
}

export interface KnownPartner {
  id: string
  name: string
  email: string | null
  defaultOfferId: string | null
  arrivalParameter: string | null
}

export type RowAction = 'create' | 'update' | 'skip' | 'refuse'

export interface PlannedRow {
  row: ImportRow
  action: RowAction
  /** What is done, or why it is refused. */
  reasons: Reason[]
}

/** A partner as he is to stand after the import. `id` null: a new one. */
export interface PlannedPartner extends Omit<KnownPartner, 'id'> {
  id: string | null
  slug: string
  isChanged: boolean
  coupons: { code: string; key: string; offerId: string }[]
}

export interface ImportPlan {
  rows: PlannedRow[]
  /** By slug. */
  partners: Map<string, PlannedPartner>
}

/** Grows with each row: what an earlier row of the file takes is taken for the later ones. */
interface State extends ImportPlan {
  facts: ShopFacts
  codes: Map<string, { slug: string; offerId: string }>
  arrivals: Map<string, string>
}

export function planImport(rows: readonly ImportRow[], facts: ShopFacts): ImportPlan {
  const state: State = { rows: [], partners: new Map(), facts, codes: new Map(), arrivals: new Map() }
  for (const row of rows) state.rows.push(planRow(row, state))
  return { rows: state.rows, partners: state.partners }
}

function planRow(row: ImportRow, state: State): PlannedRow {
  const before = state.partners.get(row.slug) ?? knownOf(row.slug, state.facts)
  const problems = rowProblems(row)
  if (problems.length === 0) problems.push(...shopProblems(row, before, state))
  if (problems.length > 0) return { row, action: 'refuse', reasons: problems }
  const after: PlannedPartner = before ?? newPartner(row)
  const done: Reason[] = before === null ? [] : changesOf(row, after, state.facts)
  if (before === null) setOffer(row, after, state.facts)
  if (row.arrivalParameter !== '') state.arrivals.set(row.arrivalParameter, row.slug)
  const code = codeOf(row, after, state)
  if (code) {
    after.coupons.push(code)
    state.codes.set(code.key, { slug: row.slug, offerId: code.offerId })
    done.push({ text: mark('coupon {{code}} added'), values: { code: code.code } })
  }
  state.partners.set(row.slug, after)
  if (before === null) return { row, action: 'create', reasons: done }
  if (done.length > 0) return { row, action: 'update', reasons: done }
  return { row, action: 'skip', reasons: [{ text: mark('nothing differs from what is there') }] }
}

function knownOf(slug: string, { partners }: ShopFacts): PlannedPartner | null {
  const known = partners.get(slug)
  return known ? { ...known, slug, isChanged: false, coupons: [] } : null
}

function newPartner({ slug, name, email, arrivalParameter }: ImportRow): PlannedPartner {
  const own = { email: email || null, arrivalParameter: arrivalParameter || null, defaultOfferId: null }
  return { id: null, slug, name, ...own, isChanged: true, coupons: [] }
}

/** What the shop stands against. */
function shopProblems(row: ImportRow, before: PlannedPartner | null, state: State): Reason[] {
  const { facts } = state
  const problems: Reason[] = []
  if (before === null && row.name === '') problems.push({ text: mark('Give the partner a name.') })
  if (row.offer !== '' && !facts.offers.has(row.offer))
    problems.push({ text: mark('The shop has no offer {{offer}}.'), values: { offer: row.offer } })
  else if (row.coupon !== '') problems.push(...couponProblems(row, before, state))
  const arrival = row.arrivalParameter
  if (arrival !== '' && arrival !== before?.arrivalParameter) {
    const inFile = state.arrivals.get(arrival)
    const owner = facts.arrivals.get(arrival)
    if (inFile !== undefined || (owner && owner.partnerId !== before?.id))
      problems.push({
        text: mark('The arrival parameter {{parameter}} already stands for {{partner}}.'),
        values: { parameter: arrival, partner: inFile ?? owner!.partnerName },
      })
    else if (before?.arrivalParameter == null && countArrivals(state) >= MAX_ARRIVAL_PARAMETERS)
      problems.push({ text: mark('A shop has at most 10 arrival parameters.') })
  }
  return problems
}

function countArrivals({ facts, arrivals }: State): number {
  return new Set([...facts.arrivals.keys(), ...arrivals.keys()]).size
}

function couponProblems(row: ImportRow, before: PlannedPartner | null, state: State): Reason[] {
  const offerId = offerOf(row, before, state.facts)
  if (offerId === null) return [{ text: mark('Say which offer the coupon is for: the shop has no default.') }]
  const key = couponKey(row.coupon)
  const inFile = state.codes.get(key)
  const owner = state.facts.coupons.get(key)
  const ownerName = inFile ? inFile.slug : owner?.partnerName
  const isOwn = inFile ? inFile.slug === row.slug : owner !== undefined && owner.partnerId === before?.id
  if (ownerName !== undefined && !isOwn)
    return [
      {
        text: mark('The code {{code}} already belongs to {{partner}}, and a code has one owner.'),
        values: { code: row.coupon, partner: ownerName },
      },
    ]
  if (isOwn && (inFile ?? owner)!.offerId !== offerId)
    return [
      { text: mark('The partner has the code {{code}} for another offer.'), values: { code: row.coupon } },
    ]
  return []
}

/** Of a row's coupon: the offer that it names, else the partner's, else the shop's. */
function offerOf(row: ImportRow, partner: Pick<KnownPartner, 'defaultOfferId'> | null, facts: ShopFacts) {
  if (row.offer !== '') return facts.offers.get(row.offer)?.id ?? null
  return partner?.defaultOfferId ?? facts.defaultOfferId
}

/** null: the row names none, or the partner has it. */
function codeOf(row: ImportRow, partner: PlannedPartner, state: State) {
  const key = couponKey(row.coupon)
  if (row.coupon === '' || state.codes.has(key) || state.facts.coupons.has(key)) return null
  return { code: row.coupon, key, offerId: offerOf(row, partner, state.facts) as string }
}

/** A row without a coupon says by its offer which is the partner's own default. */
function setOffer(row: ImportRow, partner: PlannedPartner, facts: ShopFacts): boolean {
  const named = row.coupon === '' && row.offer !== '' ? facts.offers.get(row.offer)!.id : null
  if (named === null || named === partner.defaultOfferId) return false
  partner.defaultOfferId = named
  return true
}

/** Overwrites what the row names; an empty cell leaves what is there. */
function changesOf(row: ImportRow, partner: PlannedPartner, facts: ShopFacts): Reason[] {
  const done: Reason[] = []
  const set = (field: 'name' | 'email' | 'arrivalParameter', text: string) => {
    if (row[field] === '' || row[field] === partner[field]) return
    done.push({ text, values: { before: partner[field] || '–', after: row[field] } })
    partner[field] = row[field]
  }
  set('name', mark('name: {{before}} → {{after}}'))
  set('email', mark('e-mail: {{before}} → {{after}}'))
  set('arrivalParameter', mark('arrival parameter: {{before}} → {{after}}'))
  if (setOffer(row, partner, facts))
    done.push({ text: mark('default offer: {{offer}}'), values: { offer: row.offer } })
  if (done.length > 0) partner.isChanged = true
  return done
}
