import path from 'node:path'
import { createMailboxTransport } from './mailbox-transport.server.ts'
import { createSmtpTransport } from './smtp-transport.server.ts'
import type { MailTransport } from './transport.ts'

export interface MailSettings {
  /** Null: a trial, messages go to the local mailbox. */
  smtpUrl: string | null
  /** « Name <address> » or an address. */
  mailFrom: string
  baseUrl: string
  stateDir: string
  now: () => Date
}

/** The transport of the worker. @throws TypeError when the sender isn't an address */
export function createTransport({ smtpUrl, mailFrom, baseUrl, stateDir, now }: MailSettings): MailTransport {
  return smtpUrl
    ? createSmtpTransport({ smtpUrl, mailFrom, baseUrl, now })
    : createMailboxTransport({ dir: mailboxDir(stateDir), mailFrom, baseUrl, now })
}

/** Where the local mailbox is. */
export function mailboxDir(stateDir: string): string {
  return path.join(stateDir, 'mailbox')
}
