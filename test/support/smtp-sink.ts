import type { AddressInfo } from 'node:net'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  sender: string
  recipient: string
  /** What a bounce should hold, as asked in MAIL FROM (RFC 3461): HDRS or FULL. */
  bounces: string | null
  /** As it came, headers and all. */
  raw: string
  mail: ParsedMail
}

/** A reply of the server: 550, 451… */
export interface Reply {
  code: number
  text: string
}

interface Rules {
  onConnect?: () => Reply | undefined
  onSender?: (address: string) => Reply | undefined
  onRecipient?: (address: string) => Reply | undefined
  /** Called when a whole message is there, before it is acknowledged; it may wait. */
  onMessage?: (received: ReceivedMail) => Reply | undefined | Promise<Reply | undefined>
  password?: string
  /** A port to listen on again. */
  port?: number
}

export interface SmtpSink {
  url: string
  port: number
  /** Every message that arrived whole, acknowledged or not. */
  received: ReceivedMail[]
  stop(): Promise<void>
}

/** A real mail server on this machine that keeps what it receives. */
export async function startSmtpSink(rules: Rules = {}): Promise<SmtpSink> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    disabledCommands: rules.password ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    hideDSN: false,
    closeTimeout: 0,
    onAuth: ({ password }, _session, done) =>
      password === rules.password
        ? done(null, { user: 'diapason' })
        : done(asError({ code: 535, text: '5.7.8 Wrong name or password' })),
    onConnect: (_session, done) => done(asError(rules.onConnect?.())),
    onMailFrom: ({ address }, _session, done) => done(asError(rules.onSender?.(address))),
    onRcptTo: ({ address }, _session, done) => done(asError(rules.onRecipient?.(address))),
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope
      const sender = mailFrom ? mailFrom.address : ''
      const { dsn } = session.envelope as { dsn?: { ret?: string | null } }
      readWhole(stream)
        .then(async (raw) => {
          const message = {
            sender,
            recipient: rcptTo[0]?.address ?? '',
            bounces: dsn?.ret ?? null,
            raw: raw.toString(),
            mail: await simpleParser(raw),
          }
          received.push(message)
          done(asError(await rules.onMessage?.(message)))
        })
        // Cut in the middle by a client that was killed: this message did not arrive.
        .catch(done)
    },
  })
  // A client that is killed cuts its connections: expected here.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(rules.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const login = rules.password ? `diapason:${rules.password}@` : ''
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    port,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The one http address of a message, as text, besides the pages to read that are the same for everybody. */
export function linkOf({ mail }: ReceivedMail): string {
  const links = new Set(mail.text?.match(/https?:\/\/\S+/g)?.filter((link) => !/\?langue=\w+$/.test(link)))
  if (links.size !== 1) throw new Error(`One link was expected, not ${links.size}.`)
  return [...links][0] as string
}

export function nameOfRecipient({ mail }: ReceivedMail): string | undefined {
  return (mail.to as AddressObject).value[0]?.name
}

function asError(reply: Reply | undefined): Error | null {
  return reply ? Object.assign(new Error(reply.text), { responseCode: reply.code }) : null
}

async function readWhole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
