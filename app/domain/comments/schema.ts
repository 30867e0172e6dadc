import { z } from 'zod'

/** Why a comment is not kept: a threat or an insult; unlawful words; somebody known in spite of any mask; nothing said. */
export const withholdReasons = ['threat', 'unlawful', 'identifying', 'empty'] as const
export type WithholdReason = (typeof withholdReasons)[number]

/** More passages than a comment holds words would be a mistake; a comment has at most a few thousand characters. */
const passage = z.string().max(20_000)

/** The form of one comment: passages ticked, passages typed one a line, and what is done with it. */
export const readingSchema = z.object({
  ticked: z.array(passage).max(1_000),
  typed: passage,
})

export const withholdingSchema = z.object({ reason: z.enum(withholdReasons) })
