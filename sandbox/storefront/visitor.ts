// A visitor without a screen: keeps cookies as a browser does, follows no redirect by itself, and looks like a person's
// browser, because bots are not counted. For the walk, the flow page's buttons, and tests.

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

export type Visitor = { fetch(url: string, init?: RequestInit): Promise<Response> }

export function createVisitor(): Visitor {
  const jars = new Map<string, Map<string, string>>()
  return {
    async fetch(url, init = {}) {
      const { origin } = new URL(url)
      const jar = jars.get(origin) ?? new Map<string, string>()
      jars.set(origin, jar)
      const headers = new Headers(init.headers)
      headers.set('user-agent', USER_AGENT)
      if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
      const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
      for (const cookie of answer.headers.getSetCookie()) {
        const [name, value = ''] = cookie.split(';')[0]!.split(/=(.*)/s)
        jar.set(name!, value)
      }
      return answer
    },
  }
}
