import type { Generated } from 'kysely'

/** Questions and concerns left without an account. No date of writing, no person; columns may not grow (anonymity.md). */
export interface ConcernsTable {
  id: Generated<string>
  process_id: string
  /** scrypt of the author's code, 32 bytes: all that ties her to it. */
  receipt: Buffer
  nature: 'question' | 'concern' | 'suggestion'
  theme: string | null
  /** 1 to 4 */
  intensity: number | null
  reply: 'public' | 'private' | 'none'
  /** As she said it herself. */
  employer_id: string | null
}

export interface ConcernMessagesTable {
  concern_id: string
  /** From 1, within its thread. */
  place: number
  author: 'author' | 'desk'
  body: string
  /** YYYY-MM-DD: the desk reads an author's message from this day on, 8:00. */
  readable_on: string
}
