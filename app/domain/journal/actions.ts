/** What the journal tells. Each has its sentence: `journal:action.<code>`. */
export const journalActions = ['process.created'] as const
export type JournalAction = (typeof journalActions)[number]
