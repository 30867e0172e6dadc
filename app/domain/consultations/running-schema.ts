import { z } from 'zod'
import { cleanText } from '#surveys/answers.ts'

/** What is changed of a wave after its launch. */

const day = z.iso.date().refine((text) => text > '2000' && text < '2100')
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const clean = z.string().transform((text) => cleanText(text).trim())
const sentence = clean.pipe(z.string().max(600)).default('')

/** A reminder: whether, when, and a sentence in both languages or in none. */
export const reminderSchema = z
  .object({ send: z.enum(['yes', 'no']), on: day, at: hour, noteFr: sentence, noteEn: sentence })
  .refine(({ noteFr, noteEn }) => (noteFr === '') === (noteEn === ''), { path: ['noteEn'] })
  .transform(({ send, on, at, noteFr, noteEn }) => ({
    send: send === 'yes',
    on,
    at,
    note: noteFr === '' ? null : { fr: noteFr, en: noteEn },
  }))
export type ReminderInput = z.output<typeof reminderSchema>

export const extensionSchema = z.object({ closesOn: day, closesAt: hour })
export type Extension = z.output<typeof extensionSchema>

/** The texts of one question; a help left empty in both languages is none. The questionnaire's whitelist judges them. */
export const correctionSchema = z
  .object({ titleFr: sentence, titleEn: sentence, helpFr: sentence, helpEn: sentence })
  .refine(({ titleFr }) => titleFr !== '', { path: ['titleFr'] })
  .refine(({ titleEn }) => titleEn !== '', { path: ['titleEn'] })
  .refine(({ helpFr, helpEn }) => (helpFr === '') === (helpEn === ''), { path: ['helpEn'] })
  .transform(({ titleFr, titleEn, helpFr, helpEn }) => ({
    title: { fr: titleFr, en: titleEn },
    help: helpFr === '' ? null : { fr: helpFr, en: helpEn },
  }))
export type Correction = z.output<typeof correctionSchema>

export const cancellationSchema = z
  .object({
    reasonFr: clean.pipe(z.string().min(1).max(600)),
    reasonEn: clean.pipe(z.string().min(1).max(600)),
  })
  .transform(({ reasonFr, reasonEn }) => ({ fr: reasonFr, en: reasonEn }))
