import type { Generated } from 'kysely'

export interface AccountsTable {
  id: Generated<string>
  name: string
  /** Lower case, unique. */
  email: string
  locale: 'fr' | 'en'
  created_at: Date
}

/** `process_id` null: the instance itself. */
export interface RoleAssignmentsTable {
  id: Generated<string>
  account_id: string
  process_id: string | null
  role: string
  created_at: Date
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
