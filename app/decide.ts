// `npm run decide`: what a merchant decides by hand, from a terminal: approve, reject, pay, move and the rest, each with a reason.
// The same functions as the admin's, in the same transaction as what partners are told of it.
import { parseArgs } from 'node:util'
import { createConversion } from '#app/intake/person/create-conversion.server.ts'
import { creditOrder } from '#app/intake/person/credit-order.server.ts'
import { decideConversions } from '#app/intake/person/decide-conversions.server.ts'
import { lookUpWords, type Beside, type Decision } from '#app/intake/person/look-up-words.server.ts'
import { readWords, type Words } from '#app/intake/person/read-words.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { readShopsById } from '#app/program/read-shops.server.ts'
import { fail, onShop } from './on-shop.server.ts'

const USAGE = `npm run decide -- --shop demo --by Mia --reason 'why' <what>, where <what> is one of
  approve | reject | withdraw | pay | unpay <conv_…> …    a status; withdraw takes a person's word back
  payout 12.50 USD <conv_…> …      what a conversion pays; payout rules <conv_…> … as the rules have it again
  move <partner>[/<offer>] <conv_…> …     to another partner
  credit <partner>[/<offer>] '#1001'      an order
  create <partner>[/<offer>] 49.90 USD    a conversion that nobody reported; with --event and --txn if it has them`

interface Person extends Beside {
  by: string
}

async function decide(db: Database, shopId: string, words: Words, person: Person): Promise<number> {
  const nowMs = Date.now()
  const looked = await lookUpWords(db.pool, shopId, words, person, nowMs)
  if (!looked.ok) return fail(looked.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return inTransaction(db.pool, (client) => carryOut(client, shopId, looked.value, person.by, nowMs))
}

/** @returns the exit code: 1 where anything was refused */
async function carryOut(
  db: Queryable,
  shopId: string,
  { kind, command }: Decision,
  by: string,
  nowMs: number,
): Promise<number> {
  const shop = (await readShopsById(db, [shopId])).get(shopId)
  if (!shop) return fail('The shop is gone.')
  const newId = createIds(() => nowMs)
  if (kind !== 'decide') {
    const result =
      kind === 'credit'
        ? await creditOrder(db, shop, command, by, newId, nowMs)
        : await createConversion(db, shop, command, by, newId, nowMs)
    if (result.kind === 'refused') return fail(result.message)
    console.log(`${result.conversionId} ${result.status}`)
    return 0
  }
  const decided = await decideConversions(db, shop, command, by, newId, nowMs)
  if (decided.kind === 'refused') return fail(decided.message)
  let code = 0
  for (const result of decided.results) {
    if (result.kind === 'done') console.log(`${result.id} ${result.status}`)
    else code = fail(`${result.id} ${result.message}`)
  }
  return code
}

function run(): Promise<number> | number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      shop: { type: 'string' },
      by: { type: 'string' },
      reason: { type: 'string' },
      event: { type: 'string', default: 'sale' },
      txn: { type: 'string' },
    },
  })
  const { shop, by, reason, event, txn } = values
  const words = readWords(positionals)
  if (!shop || !by || !words) return fail(USAGE)
  return onShop(shop, (db, shopId) => decide(db, shopId, words, { by, reason, event, txnId: txn ?? null }))
}

try {
  process.exitCode = await run()
} catch (error) {
  process.exitCode = fail((error as Error).message)
}
