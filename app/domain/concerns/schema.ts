import { z } from 'zod'
import { cleanText } from '#surveys/answers.ts'

/** Themes of what agents worry about (domain.md §4). */
export const concernThemes = [
  ...['LIEU', 'REMU', 'TEMP', 'HIER', 'POST', 'MISS', 'CHAR', 'PROX', 'IDEN'],
  ...['OUTI', 'CARR', 'COMP', 'STAT', 'INFO', 'EQUI', 'DIAL'],
] as const

/** Characters of one message (domain.md §3.H). */
export const longestMessage = 1_500

export const messageSchema = z
  .string()
  .transform((text) => cleanText(text).trim())
  .pipe(z.string().min(1).max(longestMessage))

export const concernSchema = z.object({
  nature: z.enum(['question', 'concern', 'suggestion']),
  body: messageSchema,
  theme: z.enum(concernThemes).nullable(),
  /** « Un peu » to « énormément ». */
  intensity: z.number().int().min(1).max(4).nullable(),
  /** Whether the answer may be published for everybody, is for the author alone, or none is asked for. */
  reply: z.enum(['public', 'private', 'none']),
  employerId: z.uuid().nullable(),
})
export type ConcernInput = z.infer<typeof concernSchema>
