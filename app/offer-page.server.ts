// The page of an offer over the running app: what a new one and a saved one share.
import { answerOffer, type OfferAnswer } from '#app/insight/offer-page/offer-actions.server.ts'
import { readOfferPage, type OfferPage } from '#app/insight/offer-page/offer-page.server.ts'
import type { Runtime } from '#app/runtime.ts'
import { merchantOf } from './admin-visit.server.ts'

/** @param id null for a new one. @returns null where the shop has no such offer */
export async function openOffer(
  runtime: Runtime,
  request: Request,
  id: string | null,
): Promise<OfferPage | null> {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  const { db, env } = runtime
  const couponsAfter = new URL(request.url).searchParams.get('coupons')
  return readOfferPage({ db: db.pool, appUrl: env.SHOPIFY_APP_URL }, shop, viewer, reader, {
    id,
    couponsAfter,
  })
}

/** Does what the page asks for. @param id null for a new one */
export async function actOnOffer(
  runtime: Runtime,
  request: Request,
  id: string | null,
): Promise<OfferAnswer> {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  const { db, newId, secretBox } = runtime
  const ports = { db, newId, secretBox, nowMs: reader.nowMs }
  return answerOffer({ ports, shop, viewer, reader, id }, await request.text())
}
