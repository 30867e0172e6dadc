import { z } from 'zod'

/** Why a comment is not kept: a threat or an insult; unlawful words; somebody known in spite of any mask; nothing said. */
export const withholdReasons = ['threat', 'unlawful', 'identifying', 'empty'] as const
export type WithholdReason = (typeof withholdReasons)[number]

/** Longer than any comment: a form that says more was not made by our page. */
const passage = z.string().max(20_000)

/** Passages to mask: those ticked, and those typed, one a line. */
export const masksSchema = z
  .object({ ticked: z.array(passage).max(1_000), typed: passage })
  .transform(({ ticked, typed }) => [...ticked, ...typed.split(/\r?\n/)])
  .pipe(z.array(z.string()).max(2_000))

export const reasonSchema = z.enum(withholdReasons)
