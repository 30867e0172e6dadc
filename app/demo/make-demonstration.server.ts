import type { Kysely } from 'kysely'
import type { Settings } from '#app/env.server.ts'
import type { Database } from '#db/schema/index.ts'

export interface DemonstrationInput {
  db: Kysely<Database>
  settings: Settings
  now: () => Date
  /** One line of progress for the terminal. */
  log: (line: string) => void
}

/** Makes the demonstration by running the real path. Called once, on an empty and migrated database. */
export async function makeDemonstration(_input: DemonstrationInput): Promise<void> {}
