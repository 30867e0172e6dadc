import { z } from 'zod'
import { type InstrumentId, instruments } from '#surveys/index.ts'

const line = z.string().trim().min(1).max(200)
const paragraph = z.string().trim().min(1).max(1_000)
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What a pilot writes about a wave before launch. An empty text is kept while drafting; launch asks for all of them. */
export const waveDraftSchema = z
  .object({
    label: z.string().trim().min(1).max(20),
    titleFr: line,
    titleEn: line,
    whoFr: paragraph,
    whoEn: paragraph,
    whyFr: paragraph,
    whyEn: paragraph,
    contactFr: paragraph,
    contactEn: paragraph,
    representatives: z.enum(['email', 'none']),
    representativesEmail: z.email().max(254).optional(),
    depth: z.enum(['segment', 'employer', 'service']),
    opensOn: z.iso.date(),
    opensAt: hour,
    closesOn: z.iso.date(),
    closesAt: hour,
    test: z
      .literal('on')
      .optional()
      .transform((value) => value === 'on'),
  })
  .refine(({ representatives, representativesEmail }) => representatives === 'none' || representativesEmail, {
    path: ['representativesEmail'],
  })
export type WaveDraft = z.output<typeof waveDraftSchema>

/** The questionnaire a new wave starts from. */
export const instrumentSchema = z.enum(Object.keys(instruments) as InstrumentId[])
