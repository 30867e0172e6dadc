import type { Generated } from 'kysely'

export interface AccountsTable {
  id: Generated<string>
  name: string
  /** Lower case, unique. */
  email: string
  locale: 'fr' | 'en'
  created_at: Date
  /** The day of the last sign-in, YYYY-MM-DD. */
  signed_in_on: Generated<string | null>
}

/** `process_id` null: the instance itself. */
export interface RoleAssignmentsTable {
  id: Generated<string>
  account_id: string
  process_id: string | null
  role: string
  created_at: Date
  /** Set: the role opens nothing until it is restored. */
  suspended_at: Generated<Date | null>
  /** The last day of an external evaluator's role, YYYY-MM-DD; null for every other role. */
  ends_on: Generated<string | null>
  /** What became of the message that tells the person; `none` when she gave herself the role. */
  notice: Generated<'none' | 'queued' | 'accepted' | 'refused'>
}

/** The employers a human-resources role reads. */
export interface RoleAssignmentEmployersTable {
  assignment_id: string
  employer_id: string
}

/** A link sent by mail: only its hash is kept; one use, ten minutes. */
export interface SignInLinksTable {
  code_hash: Buffer
  account_id: string
  expires_at: Date
  used_at: Date | null
}

export interface SessionsTable {
  id_hash: Buffer
  account_id: string
  created_at: Date
  seen_at: Date
  expires_at: Date
}

/** The code printed in the terminal of an instance without account: it makes the first pilot, once. */
export interface SetupCodesTable {
  code_hash: Buffer
}

/** Counters of rate-limiter-flexible, shared by all web processes. */
export interface RateLimitsTable {
  key: string
  points: number
  expire: string | null
}
