// A mail server with a page that shows what it got.
//   SMTP on a port of its own · GET /mails · DELETE /mails · GET / the page · GET /mails/events its live feed
import { createEventStream } from '../web/event-stream.ts'
import type { Link } from '../web/page.ts'
import { Refusal, sendHtml, sendJson, startServer } from '../web/server.ts'
import type { RunningServer } from '../web/server.ts'
import { createMailInbox } from './inbox.ts'
import type { MailInbox } from './inbox.ts'
import { mailPage } from './page.ts'
import { startSmtp } from './smtp.ts'
import type { SmtpOptions } from './smtp.ts'

export type MailServer = RunningServer & { smtpUrl: string; inbox: MailInbox }

export type MailServerOptions = Pick<SmtpOptions, 'refuse'> & {
  port?: number
  smtpPort?: number
  /** The page's links to the other parts of the sandbox. */
  links?: () => Link[]
}

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const inbox = createMailInbox()
  const feed = createEventStream()
  const smtp = await startSmtp({
    port: options.smtpPort,
    refuse: options.refuse ?? (() => null),
    receive: async (envelope, raw) => feed.send('mail', (await inbox.add(envelope, raw)).id),
  })
  const server = await startServer({
    port: options.port,
    handle(request, response, url) {
      switch (`${request.method} ${url.pathname}`) {
        case 'GET /':
          return sendHtml(response, mailPage(inbox.all(), options.links?.() ?? []))
        case 'GET /mails':
          return sendJson(response, 200, inbox.all())
        case 'GET /mails/events':
          return feed.attach(request, response)
        case 'DELETE /mails':
          inbox.clear()
          feed.send('cleared', null)
          return sendJson(response, 200, [])
        default:
          throw new Refusal(404, 'no such page')
      }
    },
  })
  return {
    ...server,
    smtpUrl: smtp.url,
    inbox,
    async close() {
      feed.close()
      await Promise.all([server.close(), smtp.close()])
    },
  }
}
