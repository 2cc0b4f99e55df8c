// One conversion, reported to the app as a brand reports it.
import type { Stage } from './stage.ts'

/** @returns the conversion's id */
export async function makeConversion(
  { app, shop, clickIds }: Pick<Stage, 'app' | 'shop' | 'clickIds'>,
  txnId: string,
): Promise<string> {
  const query = new URLSearchParams({ click_id: clickIds[0] as string, amount: '49.99', txn_id: txnId })
  const path = `/api/postback/${shop.brand}/${shop.offer.slug}?${query}`
  const answer = await fetch(`http://127.0.0.1:${app.ready.port}${path}`, {
    headers: { 'x-postback-secret': shop.offer.secret },
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`the call was answered ${answer.status}: ${text}`)
  return (JSON.parse(text) as { data: { conversionId: string } }).data.conversionId
}
