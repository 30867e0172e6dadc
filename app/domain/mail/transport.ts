import type { Locale } from '#app/i18n/index.ts'

/** A message ready to leave; it may hold a link, so it lives in memory only. */
export interface OutgoingMail {
  to: { name: string; address: string }
  /** What stands in « From » before the instance's address; the instance's own name when left out. */
  fromName?: string
  subject: string
  html: string
  text: string
  locale: Locale
  /** Without angle brackets; the transport adds `@host`. Drawn when left out. */
  messageId?: string
  /** The Message-ID (same form) of the first mail of the thread. */
  inReplyTo?: string
  replyTo?: string
  attachments?: { filename: string; content: Buffer; contentType: string }[]
  /** The wave whose link the message bears: its copy in the local mailbox is deleted at close. */
  waveId?: string
}

export type MailOutcome =
  | { state: 'accepted' }
  /** The server won't take this message: the address is wrong. `reason` is a fixed code, never the server's words. */
  | { state: 'refused'; reason: string }

export interface MailTransport {
  /** 'smtp' or the local mailbox of a trial. */
  kind: 'smtp' | 'mailbox'
  /** @throws MailUnavailable when the server can't be reached or asks to come back later. */
  send(message: OutgoingMail): Promise<MailOutcome>
  /** Resolves when the server answers and lets us in. @throws MailUnavailable */
  verify(): Promise<void>
  close(): void
}

/** The mail server can't be reached, or asks to come back later: try again, nothing is lost. */
export class MailUnavailable extends Error {
  override name = 'MailUnavailable'
  /** A key of `mail:unavailable`: what the log, the queue and the page may hold. */
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}
