// What a shopper does, step by step, over HTTP like anybody else: click the partner's link, buy.
import { partnerLink } from '../demo-shop.ts'
import type { Visitor } from './visitor.ts'

export type ClickResult = { status: number; clickId: string | null; location: string | null }

/** Clicks the partner's link and follows the redirect into the shop. `clickId` is null where no click was counted. */
export async function clickPartnerLink(
  visitor: Visitor,
  appUrl: string,
  parameters: Record<string, string>,
): Promise<ClickResult> {
  const answer = await visitor.fetch(partnerLink(appUrl, parameters))
  const location = answer.headers.get('location')
  if (location === null) return { status: answer.status, clickId: null, location }
  const landing = await visitor.fetch(location)
  await landing.body?.cancel()
  return { status: answer.status, clickId: new URL(location).searchParams.get('click_id'), location }
}

export type Bought = { order_id: string; name: string }

/**
 * Puts a product into the cart and checks out.
 * @throws where the shop refuses
 */
export async function buy(
  visitor: Visitor,
  storefrontUrl: string,
  wanted: { variantId: number; quantity: number; discountCodes: string[] },
): Promise<Bought> {
  const post = async (path: string, body: unknown) => {
    const answer = await visitor.fetch(storefrontUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  await post('/cart/add.js', { id: wanted.variantId, quantity: wanted.quantity })
  return (await post('/checkout', { discountCodes: wanted.discountCodes })) as Bought
}
