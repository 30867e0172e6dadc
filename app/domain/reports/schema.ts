import { z } from 'zod'
import { mostDecisions } from './draft-block.ts'
import type { audiences } from './readers.ts'
import { reportKinds } from './report-content.ts'

/** Emptied fields come as nothing. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .optional()
    .transform((value) => value ?? '')

/** Waves a report can be about. */
export const mostWaves = 8

export const newReportSchema = z.object({
  kind: z.enum(reportKinds),
  waveIds: z.array(z.uuid()).min(1).max(mostWaves),
})
export type NewReport = z.output<typeof newReportSchema>

/** The draft's revision, which each form sends back. */
export const revisionSchema = z.object({ revision: z.coerce.number().int().min(1).max(2_000_000_000) })

export const headSchema = revisionSchema.extend({
  titleFr: text(160),
  titleEn: text(160),
  ledeFr: text(1_200),
  ledeEn: text(1_200),
})
export type ReportHeadForm = z.output<typeof headSchema>

/** What a block may be told to be: `text`, or `chart <wave> <part>`. */
export const addBlockSchema = revisionSchema.extend({ what: z.string().min(1).max(200) })

export const moveBlockSchema = revisionSchema.extend({
  blockId: z.uuid(),
  intent: z.enum(['up', 'down', 'remove', 'restore']),
})

const longestText = 6_000

export const blockSchema = revisionSchema.extend({
  noteFr: text(1_200),
  noteEn: text(1_200),
  titleFr: text(160),
  titleEn: text(160),
  textFr: text(longestText),
  textEn: text(longestText),
  lines: z
    .array(
      z.object({
        decisionFr: text(400),
        decisionEn: text(400),
        whoFr: text(120),
        whoEn: text(120),
        dueOn: z.union([z.iso.date(), z.literal('')]).optional(),
      }),
    )
    .max(mostDecisions)
    .optional()
    .transform((lines) => lines ?? []),
})
export type BlockForm = z.output<typeof blockSchema>

export const freezeSchema = revisionSchema.extend({
  meetingFr: z.string().trim().min(1).max(160),
  meetingEn: text(160),
  reasonFr: text(600),
  reasonEn: text(600),
})
export type FreezeForm = z.output<typeof freezeSchema>

const whens = ['now', 'later', 'never'] as const
const when = z.object({
  when: z.enum(whens),
  day: z.union([z.iso.date(), z.literal('')]).optional(),
  hour: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .or(z.literal(''))
    .optional(),
})

export const publishSchema = z.object({
  steering: when,
  committees: when.optional(),
  public: when.optional(),
} satisfies Record<(typeof audiences)[number], unknown>)
export type PublishForm = z.output<typeof publishSchema>
