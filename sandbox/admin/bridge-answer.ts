// What the admin answers to the questions of App Bridge that it has to look up.
import type { Platform } from '../shopify/platform.ts'
import { signSessionToken } from '../shopify/session-token.ts'
import type { Request } from '../web/server.ts'
import { Refusal } from '../web/server.ts'
import { extensionsOf } from './extensions.ts'
import { resourcesOf } from './resources.ts'
import { readSignedIn } from './staff.ts'

/** @param question the last part of the address. @throws Refusal on one that is none, and on what the app may not see */
export function bridgeAnswer(platform: Platform, request: Request, question: string, url: URL): object {
  const { app, shop, scopes } = platform
  switch (question) {
    case 'session-token': {
      const { userId } = readSignedIn(request)
      return { token: signSessionToken(app, shop.domain, userId, Date.now()) }
    }
    case 'extensions':
      return { extensions: extensionsOf(shop.settings) }
    case 'resources':
      return { resources: resourcesOf(url.searchParams.get('type'), scopes) }
    default:
      throw new Refusal(404, 'no such page')
  }
}
