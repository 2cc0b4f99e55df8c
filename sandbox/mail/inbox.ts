// The mails that arrived, oldest first, in memory. Past a limit the oldest are forgotten.
import PostalMime from 'postal-mime'

export type ReceivedMail = {
  id: number
  at: string
  /** The envelope: whom the server was told to bring it to. */
  from: string
  to: string[]
  subject: string
  text: string
  /** All headers by name in lower case, in the order in which they stand. */
  headers: { key: string; value: string }[]
}

const LIMIT = 500

export type MailInbox = {
  /** @param raw the message as it was sent */
  add(envelope: { from: string; to: string[] }, raw: Buffer<ArrayBuffer>): Promise<ReceivedMail>
  all(): readonly ReceivedMail[]
  clear(): void
}

export function createMailInbox(): MailInbox {
  let mails: ReceivedMail[] = []
  let lastId = 0
  return {
    async add({ from, to }, raw) {
      const parsed = await PostalMime.parse(raw)
      const mail = {
        id: ++lastId,
        at: new Date().toISOString(),
        from,
        to,
        subject: parsed.subject ?? '',
        text: parsed.text ?? '',
        headers: parsed.headers.map(({ key, value }) => ({ key, value })),
      }
      mails = [...mails.slice(1 - LIMIT), mail]
      return mail
    },
    all: () => mails,
    clear: () => void (mails = []),
  }
}
