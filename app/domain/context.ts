import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import type { Actor } from './accounts/permissions.ts'

/** What every use case is handed: the database, the one clock, and who acts. Nothing is a module singleton. */
export interface Ctx {
  db: Kysely<Database>
  /** The one clock. It is moved only by the demonstration's maker and by tests. */
  now: () => Date
  actor: Actor
}

/**
 * The context of a visitor without an account, of a respondent and of a job.
 * A staff context is not assignable to it: what the urn does can't depend on who is signed in.
 */
export interface AnonymousCtx {
  db: Kysely<Database>
  now: () => Date
  actor: null
}

export type AnyCtx = Ctx | AnonymousCtx
