// Questions to shops' Admin APIs: put while orders are worked on, taken by ask-admin.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { QuestionKind } from './backoff.ts'

export interface Question {
  shopId: string
  kind: QuestionKind
  /** The product's or the order's id, digits. */
  key: string
}

export interface DueQuestion extends Question {
  domain: string
  /** When it was first asked, Unix milliseconds. */
  askedAtMs: number
  /** How many attempts have brought nothing. */
  attempts: number
  /** A product whose fact has come since it was asked. */
  known: boolean
}

/** Shopify works a journey out after the order; asked at once it would never be ready. */
const JOURNEY_WAIT_MS = 2 * 60_000
/** A fact that is younger is not asked for again. */
const FACT_FRESH_MS = 24 * 3_600_000

const QUESTIONS = createRowArrays<Question & { nowMs: number }>({
  shop_id: ['uuid', (row) => row.shopId],
  kind: ['text', (row) => row.kind],
  key: ['text', (row) => row.key],
  asked_at: ['timestamptz', (row) => row.nowMs],
  due_at: ['timestamptz', (row) => row.nowMs + (row.kind === 'journey' ? JOURNEY_WAIT_MS : 0)],
})

/**
 * Puts questions that are not waiting for an answer already. Rows are inserted in one order for everybody, so that two
 * transactions wait for each other instead of deadlocking.
 * @param nowMs Unix milliseconds
 */
export async function askQuestions(
  db: Queryable,
  questions: readonly Question[],
  nowMs: number,
): Promise<void> {
  if (questions.length === 0) return
  const sorted = questions.toSorted((a, b) => compare(orderOf(a), orderOf(b)))
  await db.query({
    name: 'ask questions',
    text: `INSERT INTO admin_question (${QUESTIONS.names})
           SELECT asked.* FROM ${QUESTIONS.unnest} AS asked(${QUESTIONS.names})
             LEFT JOIN LATERAL (SELECT 1 AS one FROM product_fact AS fact WHERE asked.kind = 'product'
               AND fact.shop_id = asked.shop_id AND fact.product_id = asked.key AND fact.fetched_at > $6 OFFSET 0) AS fresh ON true
            WHERE fresh.one IS NULL
           ON CONFLICT DO NOTHING`,
    values: [
      ...QUESTIONS.values(sorted.map((question) => ({ ...question, nowMs }))),
      new Date(nowMs - FACT_FRESH_MS),
    ],
  })
}

const orderOf = ({ shopId, kind, key }: Question) => `${shopId} ${kind} ${key}`
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

interface DueRow {
  shop_id: string
  kind: QuestionKind
  key: string
  asked_at: Date
  attempts: number
  domain: string
  known: boolean
}

/**
 * Takes what is due for as long as the lease: nobody else asks it meanwhile, and it is due again if we never settle it.
 * @param nowMs Unix milliseconds
 */
export async function takeDue(
  db: Queryable,
  limit: number,
  nowMs: number,
  leaseMs: number,
): Promise<DueQuestion[]> {
  const { rows } = await db.query<DueRow>(
    `WITH due AS MATERIALIZED (
       SELECT question.shop_id, question.kind, question.key, shop.domain FROM admin_question AS question
         JOIN shop ON shop.id = question.shop_id
        WHERE question.due_at <= $1 ORDER BY question.due_at LIMIT $2 FOR UPDATE OF question SKIP LOCKED)
     UPDATE admin_question AS question SET due_at = $3 FROM due
      WHERE question.shop_id = due.shop_id AND question.kind = due.kind AND question.key = due.key
     RETURNING question.shop_id, question.kind, question.key, question.asked_at, question.attempts, due.domain,
       question.kind = 'product' AND EXISTS (SELECT 1 FROM product_fact AS fact WHERE fact.shop_id = question.shop_id
         AND fact.product_id = question.key AND fact.fetched_at >= question.asked_at) AS known`,
    [new Date(nowMs), limit, new Date(nowMs + leaseMs)],
  )
  return rows.map((row) => ({
    shopId: row.shop_id,
    kind: row.kind,
    key: row.key,
    domain: row.domain,
    askedAtMs: row.asked_at.getTime(),
    attempts: row.attempts,
    known: row.known,
  }))
}

export interface Postponed {
  question: Question
  attempts: number
  /** Unix milliseconds. */
  dueAtMs: number
  /** Why the last attempt brought nothing. */
  error: string | null
}

const POSTPONED = createRowArrays<Postponed>({
  shop_id: ['uuid', ({ question }) => question.shopId],
  kind: ['text', ({ question }) => question.kind],
  key: ['text', ({ question }) => question.key],
  attempts: ['int4', (row) => row.attempts],
  due_at: ['timestamptz', (row) => row.dueAtMs],
  error: ['text', (row) => row.error],
})

export async function postponeQuestions(db: Queryable, postponed: readonly Postponed[]): Promise<void> {
  if (postponed.length === 0) return
  await db.query({
    text: `UPDATE admin_question AS question SET attempts = later.attempts, due_at = later.due_at, error = later.error
             FROM ${POSTPONED.unnest} AS later(${POSTPONED.names})
            WHERE question.shop_id = later.shop_id AND question.kind = later.kind AND question.key = later.key`,
    values: POSTPONED.values(postponed),
  })
}

const KEYS = createRowArrays<Question>({
  shop_id: ['uuid', (row) => row.shopId],
  kind: ['text', (row) => row.kind],
  key: ['text', (row) => row.key],
})

export async function deleteQuestions(db: Queryable, questions: readonly Question[]): Promise<void> {
  if (questions.length === 0) return
  await db.query({
    text: `DELETE FROM admin_question AS question USING ${KEYS.unnest} AS done(${KEYS.names})
            WHERE question.shop_id = done.shop_id AND question.kind = done.kind AND question.key = done.key`,
    values: KEYS.values(questions),
  })
}
