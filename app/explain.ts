// `npm run explain`: why an order was credited to whom, or to nobody; and whether every decision of a shop still comes out the
// same when it is made again from what is stored with it.
import { parseArgs } from 'node:util'
import { checkDecisions, findOrderId } from '#app/attribution/stored-decisions.server.ts'
import { explainSale, type Asked } from '#app/insight/explain-sale.server.ts'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { readDatabaseEnv } from '#app/platform/env.server.ts'
import { borrowDatabase } from '#app/platform/postgres/borrow-database.server.ts'

const USAGE = `npm run explain -- --shop demo --order '#1001'     why this order was credited to whom and what it pays (name or id)
npm run explain -- --shop demo --conversion conv_… the same of a conversion
npm run explain -- --shop demo --check             makes every decision of the shop again; fails where one differs`

interface Question {
  order?: string
  conversion?: string
  check?: boolean
}

/** @returns the exit code */
async function answer({ pool }: Database, shop: string, question: Question): Promise<number> {
  const { rows } = await pool.query<{ shop_id: string }>('SELECT shop_id FROM shop_slug WHERE slug = $1', [
    shop,
  ])
  const shopId = rows[0]?.shop_id
  if (shopId === undefined) return fail(`There is no shop ${shop}.`)
  if (question.check) {
    const { checked, disagreements } = await checkDecisions(pool, shopId)
    for (const each of disagreements) console.log(JSON.stringify(each))
    console.log(`${checked} decisions made again, ${disagreements.length} differ`)
    return disagreements.length === 0 ? 0 : 1
  }
  const { order, conversion } = question
  const orderId = order === undefined ? null : await findOrderId(pool, shopId, order)
  if (order !== undefined && orderId === null) return fail(`The shop ${shop} has no order ${order}.`)
  const asked: Asked = orderId === null ? { conversionId: conversion ?? '' } : { orderId }
  const explanation = await explainSale(pool, shopId, asked)
  if (explanation === null)
    return fail(
      order === undefined
        ? `The shop ${shop} has no conversion ${conversion}.`
        : `Nothing has been decided about the order ${order}.`,
    )
  const { attribution, payout, history } = explanation
  for (const sentence of [...attribution, ...payout, ...history]) console.log(sentence)
  return 0
}

function fail(reason: string): number {
  console.error(reason)
  return 1
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      shop: { type: 'string' },
      order: { type: 'string' },
      conversion: { type: 'string' },
      check: { type: 'boolean' },
    },
  })
  const { shop, ...question } = values
  if (!shop || Object.keys(question).length !== 1) return fail(USAGE)
  return borrowDatabase(readDatabaseEnv(), async (url) => {
    const db = openDatabase(url, 2, (error) => console.error(error.message))
    try {
      return await answer(db, shop, question)
    } finally {
      await db.close()
    }
  })
}

process.exitCode = await run().catch((error: Error) => fail(error.message))
