import { randomUUID } from 'node:crypto'
import nodemailer from 'nodemailer'
import { headerText, isPlainAddress } from './header-text.ts'
import { type MailOutcome, type MailTransport, MailUnavailable, type OutgoingMail } from './transport.ts'

/** Connections to the mail server, and so the largest number of messages in flight. */
export const smtpPoolSize = 5

export interface SmtpSettings {
  /** smtp://user:password@host:587 or smtps://… */
  smtpUrl: string
  /** « Name <address> » or an address. */
  mailFrom: string
  /** Address of the instance: its host ends every Message-ID. */
  baseUrl: string
  now: () => Date
}

/** Sends by SMTP, over a pool of connections. Errors carry fixed codes: what the server says may quote the message. */
export function createSmtpTransport({ smtpUrl, mailFrom, baseUrl, now }: SmtpSettings): MailTransport {
  const pool = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: smtpPoolSize,
    maxMessages: 500,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const from = readSender(mailFrom)
  const host = new URL(baseUrl).hostname

  async function send(message: OutgoingMail): Promise<MailOutcome> {
    const { to, inReplyTo } = message
    if (!isPlainAddress(to.address)) return { state: 'refused', reason: 'no-such-address' }
    const parent = inReplyTo && `<${inReplyTo}@${host}>`
    try {
      await pool.sendMail({
        from: { name: headerText(message.fromName ?? '') || from.name, address: from.address },
        to: { name: headerText(to.name), address: to.address },
        envelope: { from: from.address, to: [to.address] },
        replyTo: message.replyTo && isPlainAddress(message.replyTo) ? message.replyTo : undefined,
        subject: headerText(message.subject),
        text: message.text,
        html: message.html,
        date: now(),
        messageId: `<${message.messageId ?? randomUUID()}@${host}>`,
        ...(parent ? { inReplyTo: parent, references: [parent] } : {}),
        headers: { 'Content-Language': message.locale, 'Auto-Submitted': 'auto-generated' },
        attachments: message.attachments,
        xMailer: false,
        dsn: { return: 'headers', notify: ['failure', 'delay'] },
      } as Parameters<typeof pool.sendMail>[0])
      return { state: 'accepted' }
    } catch (error) {
      return readFailure(error as SmtpFailure)
    }
  }

  async function verify(): Promise<void> {
    try {
      await pool.verify()
    } catch (error) {
      throw new MailUnavailable(unavailability(error as SmtpFailure))
    }
  }

  return { kind: 'smtp', send, verify, close: () => pool.close() }
}

interface SmtpFailure {
  code?: string
  /** The three digits of the reply. */
  responseCode?: number
  response?: string
  /** The command that was refused. */
  command?: string
}

/** A refusal of the recipient or of this message is an outcome; a refusal of us, or « later », leaves it to be sent. */
function readFailure(failure: SmtpFailure): MailOutcome {
  const { responseCode = 0, command = '', response = '' } = failure
  const permanent = responseCode >= 500 && responseCode !== 503
  if (permanent && command === 'DATA' && failure.code === 'EMESSAGE')
    return { state: 'refused', reason: 'rejected' }
  if (permanent && command === 'RCPT TO')
    return { state: 'refused', reason: refusalReason(responseCode, response) }
  throw new MailUnavailable(unavailability(failure))
}

/** From the enhanced status code (RFC 3463), else from the reply code (RFC 5321 §4.2.3). */
function refusalReason(responseCode: number, response: string): string {
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  if (enhanced === '5.2.2' || (!enhanced && responseCode === 552)) return 'mailbox-full'
  if (enhanced?.startsWith('5.1.') || enhanced === '5.2.1') return 'no-such-address'
  if (!enhanced && [550, 551, 553].includes(responseCode)) return 'no-such-address'
  return 'rejected'
}

function unavailability({ code, responseCode = 0, command = '' }: SmtpFailure): string {
  if (code === 'EAUTH' || code === 'ENOAUTH' || [530, 534, 535].includes(responseCode))
    return 'sign-in-refused'
  if (command === 'MAIL FROM' && responseCode >= 500) return 'sender-refused'
  return responseCode >= 400 ? 'try-later' : 'unreachable'
}

/** @throws TypeError when the sender isn't « Name <address> » or an address */
export function readSender(mailFrom: string): { name: string; address: string } {
  const parts = /^(?<name>[^<>]*)<(?<address>[^<>]+)>$/.exec(mailFrom.trim())?.groups
  const address = (parts?.address ?? mailFrom).trim()
  if (!isPlainAddress(address))
    throw new TypeError('MAIL_FROM must be an address, or a name and an address in brackets.')
  return { name: headerText((parts?.name ?? '').replaceAll('"', '')), address }
}
