import { z } from 'zod'
import { type JournalKind, journalKinds } from './actions.ts'

/** What the address of the journal asks for; anything else than a kind or a page is as if it were not there. */
export const journalQuerySchema = z
  .object({
    nature: z
      .enum(journalKinds as [JournalKind, ...JournalKind[]])
      .nullable()
      .default(null)
      .catch(null),
    page: z.coerce.number().int().min(1).max(1_000_000).default(1).catch(1),
  })
  .transform(({ nature, page }) => ({ kind: nature, page }))
