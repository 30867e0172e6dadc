import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/index.ts'

/** What the server hands to every loader and action: the bundle has no singletons of its own. */
export interface ServerContext {
  db: Kysely<Database>
  now: () => Date
  /** Of the inline scripts of this response. */
  nonce: string
  /** Address of the visitor, for the limits of the sign-in page only. */
  address: string
  settings: {
    mode: 'demo' | 'live' | 'test'
    baseUrl: string
    /** Where the worker writes the local mailbox; null when messages go to SMTP or the host isn't localhost. */
    mailboxDir: string | null
    /** Path of the script of the answer page, with the hash of its content. */
    answerScript: string
    /** Of the script that looks a ballot number up in the page of verification. */
    findScript: string
    /** Of the script of the pages where a slip's code is typed. */
    slipScript: string
    /** Of the page of a trustee: it makes her one-time key, shows her sheet, seals it at the opening. */
    trusteeScript: string
    /** Whether mail really leaves (SMTP_URL is set). */
    smtp: boolean
  }
}

declare module '@remix-run/node' {
  interface AppLoadContext extends ServerContext {}
}

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}
