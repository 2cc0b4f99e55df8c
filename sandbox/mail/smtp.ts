// A mail server on loopback that takes every mail, or refuses as it is told to.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { callbackify } from 'node:util'
import { SMTPServer } from 'smtp-server'

export type Smtp = { url: string; port: number; close(): Promise<void> }

export type SmtpOptions = {
  /** 0 or absent: any free one */
  port?: number | undefined
  /** Asked for each recipient: an answer such as `550 5.1.1 no such user` refuses, null takes. */
  refuse?: (recipient: string) => string | null
  receive(envelope: { from: string; to: string[] }, raw: Buffer<ArrayBuffer>): Promise<unknown>
}

const CLOSE_TIMEOUT_MS = 500

/** Plain SMTP without a login: nothing leaves this machine. */
export async function startSmtp({ port = 0, refuse, receive }: SmtpOptions): Promise<Smtp> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: CLOSE_TIMEOUT_MS,
    onRcptTo({ address }, _session, callback) {
      const refusal = refuse?.(address) ?? null
      if (refusal === null) return callback()
      const [, code, words] = /^(\d{3}) (.*)$/.exec(refusal) ?? [null, '550', refusal]
      callback(Object.assign(new Error(words), { responseCode: Number(code) }))
    },
    onData(stream, { envelope }, callback) {
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      const to = envelope.rcptTo.map(({ address }) => address)
      const take = async () => {
        await receive({ from, to }, Buffer.concat((await stream.toArray()) as Buffer[]))
      }
      callbackify(take)(callback)
    },
  })
  // A client that hangs up is its own affair.
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const bound = (server.server.address() as AddressInfo).port
  return {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
