// Whether a visitor is a known bot, by its User-Agent. The judgement takes microseconds, so it is remembered.
import { isbot } from 'isbot'
import { createLru } from '#app/platform/lru.ts'

export type IsBot = (userAgent: string | undefined) => boolean

const MAX_AGENTS = 5_000

/** A client that sends no User-Agent at all is none that we know. */
export function createBotCheck(): IsBot {
  const agents = createLru<boolean>(MAX_AGENTS)
  return (userAgent) => {
    if (!userAgent) return false
    const known = agents.get(userAgent)
    if (known !== undefined) return known
    const bot = isbot(userAgent)
    agents.set(userAgent, bot)
    return bot
  }
}
