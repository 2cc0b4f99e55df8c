// Asks one shop what is due of it: one call after another, many ids a call. Of ask-admin.
import type { ProductFacts } from '#app/conversion/payout/sale.ts'
import type { AdminAnswer, AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { JOURNEYS_QUERY, PRODUCTS_QUERY } from '#app/platform/shopify/queries.ts'
import type { InTime } from '#app/platform/work-through.ts'
import type { Journey } from '../order/origin/journey.ts'
import type { DueQuestion } from './questions.server.ts'
import { readJourneys, readProducts } from './read-answers.ts'

/** What came of a question. `nothing`: `waitMs` is how long Shopify wants us to wait, at the least. */
export type Found = { question: DueQuestion } & (
  | { outcome: 'fact'; fact: ProductFacts }
  | { outcome: 'journey'; journey: Journey }
  | { outcome: 'known' }
  | { outcome: 'nothing'; reason: string; waitMs: number }
)

const IDS_A_CALL = 50
const TYPES = { product: 'Product', journey: 'Order' } as const
const QUERIES = { product: PRODUCTS_QUERY, journey: JOURNEYS_QUERY } as const

/**
 * @param questions of one shop
 * @param inTime whether another call may begin; what is not asked any more is missing in the answer
 */
export async function askShop(
  admin: AdminApi,
  questions: readonly DueQuestion[],
  inTime: InTime,
): Promise<Found[]> {
  const found: Found[] = questions
    .filter(({ known }) => known)
    .map((question) => ({ question, outcome: 'known' }))
  const open = questions.filter(({ known }) => !known)
  const batches = (['product', 'journey'] as const).flatMap((kind) =>
    inBatches(open.filter((question) => question.kind === kind)),
  )
  for (let batch = batches.shift(); batch && inTime(); batch = batches.shift()) {
    const [{ kind, domain }] = batch
    const ids = batch.map(({ key }) => `gid://shopify/${TYPES[kind]}/${key}`)
    const answer = await admin.ask(domain, QUERIES[kind], { ids })
    if (answer.outcome === 'too_costly' && batch.length > 1) {
      batches.unshift(...inBatches(batch, Math.ceil(batch.length / 2)))
      continue
    }
    const came = readAnswer(batch, answer)
    found.push(...came)
    if (answer.outcome === 'answered') continue
    // The others would hear the same. A scope may be missing for one kind only; throttling is for all.
    for (const other of batches.splice(0)) {
      if (other[0].kind === kind || answer.outcome === 'throttled') found.push(...readAnswer(other, answer))
      else batches.push(other)
    }
  }
  return found
}

type Batch = readonly [DueQuestion, ...DueQuestion[]]

function inBatches(questions: readonly DueQuestion[], size = IDS_A_CALL): Batch[] {
  const [first, ...others] = questions.slice(0, size)
  return first ? [[first, ...others], ...inBatches(questions.slice(size), size)] : []
}

function readAnswer(batch: Batch, answer: AdminAnswer): Found[] {
  switch (answer.outcome) {
    case 'answered':
      return batch[0].kind === 'product'
        ? productsFound(batch, answer.data)
        : journeysFound(batch, answer.data)
    case 'throttled':
      return nothing(batch, answer.reason, answer.waitMs)
    case 'no_access':
    case 'too_costly':
    case 'failed':
      return nothing(batch, answer.reason)
  }
}

const UNREADABLE = 'Shopify’s answer could not be read'

function productsFound(batch: Batch, data: unknown): Found[] {
  const facts = readProducts(
    data,
    batch.map(({ key }) => key),
  )
  if (!facts) return nothing(batch, UNREADABLE)
  return batch.map((question) => ({
    question,
    outcome: 'fact',
    fact: facts.get(question.key) as ProductFacts,
  }))
}

function journeysFound(batch: Batch, data: unknown): Found[] {
  const journeys = readJourneys(data)
  if (!journeys) return nothing(batch, UNREADABLE)
  return batch.map((question) => {
    const journey = journeys.get(question.key)
    return journey
      ? { question, outcome: 'journey', journey }
      : { question, outcome: 'nothing', reason: 'the journey is not ready', waitMs: 0 }
  })
}

function nothing(batch: Batch, reason: string, waitMs = 0): Found[] {
  return batch.map((question) => ({ question, outcome: 'nothing', reason, waitMs }))
}
