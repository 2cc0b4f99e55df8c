// `npm run explain`: why an order was credited to whom, or to nobody, and what it pays; and whether every decision of a shop still
// comes out the same when it is made again from what is stored with it.
import { parseArgs } from 'node:util'
import { checkDecisions, findOrderId } from '#app/attribution/stored-decisions.server.ts'
import { explainSale, type Asked } from '#app/insight/explain-sale.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { fail, onShop } from './on-shop.server.ts'

const USAGE = `npm run explain -- --shop demo --order '#1001'     why this order was credited to whom and what it pays (name or id)
npm run explain -- --shop demo --conversion conv_… the same of a conversion
npm run explain -- --shop demo --check             makes every decision of the shop again; fails where one differs`

interface Question {
  order?: string
  conversion?: string
  check?: boolean
}

/** @returns the exit code */
async function answer(db: Queryable, shopId: string, shop: string, question: Question): Promise<number> {
  if (question.check) {
    const { checked, disagreements } = await checkDecisions(db, shopId)
    for (const each of disagreements) console.log(JSON.stringify(each))
    console.log(`${checked} decisions made again, ${disagreements.length} differ`)
    return disagreements.length === 0 ? 0 : 1
  }
  const { order, conversion } = question
  const orderId = order === undefined ? null : await findOrderId(db, shopId, order)
  if (order !== undefined && orderId === null) return fail(`The shop ${shop} has no order ${order}.`)
  const asked: Asked = orderId === null ? { conversionId: conversion ?? '' } : { orderId }
  const explanation = await explainSale(db, shopId, asked)
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

function run(): Promise<number> | number {
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
  return onShop(shop, ({ pool }, shopId) => answer(pool, shopId, shop, question))
}

try {
  process.exitCode = await run()
} catch (error) {
  process.exitCode = fail((error as Error).message)
}
