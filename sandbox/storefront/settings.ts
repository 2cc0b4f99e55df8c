// `/sandbox`: how the shop is set up, by hand, and `/sandbox/settings` for scripts. Open in a locked shop too.
import { z } from 'zod'
import { readFields } from '../web/body.ts'
import type { Request, Response } from '../web/server.ts'
import { Refusal, sendHtml, sendJson } from '../web/server.ts'
import { shopSettingsSchema } from '../shopify/shop-settings.ts'
import { settingsPage } from './settings-page.ts'
import type { Shopfront } from './shopfront.ts'

export async function serveSettings(
  front: Shopfront,
  request: Request,
  response: Response,
  url: URL,
): Promise<void> {
  const { shop, state } = front.platform
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /sandbox': {
      const cart = front.visitors.cart(request, response)
      return sendHtml(response, settingsPage(shop, cart, front.links?.() ?? []))
    }
    case 'GET /sandbox/settings':
      return sendJson(response, 200, shop.settings)
    case 'PUT /sandbox/settings': {
      const parsed = shopSettingsSchema.partial().safeParse(await readFields(request))
      if (!parsed.success) throw new Refusal(422, z.prettifyError(parsed.error))
      shop.settings = { ...shop.settings, ...parsed.data }
      state.save()
      return sendJson(response, 200, shop.settings)
    }
    default:
      throw new Refusal(404, 'no such page')
  }
}
