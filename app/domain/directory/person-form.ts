import { z } from 'zod'
import { cleanLiteral, isCutNumber } from './clean-cell.ts'
import { comparableText } from './comparable-text.ts'

/** A field as the import would clean it; null when it says nothing. */
const optionalText = (length: number) =>
  z
    .string()
    .optional()
    .transform((value) => cleanLiteral(value ?? '') || null)
    .pipe(z.string().max(length).nullable())

const name = z
  .string()
  .transform(cleanLiteral)
  .pipe(
    z
      .string()
      .max(100)
      .refine((value) => comparableText(value) !== ''),
  )

const identity = {
  familyName: name,
  givenName: name,
  email: z
    .string()
    .optional()
    .transform((value) => cleanLiteral(value ?? '').toLowerCase() || null)
    .pipe(z.email().max(254).nullable()),
  locale: z.enum(['fr', 'en']),
}

const matricule = optionalText(50).refine((value) => !isCutNumber(value ?? ''))
const tie = { matricule, service: optionalText(200), job: optionalText(200) }

/** Somebody added by hand, with where she works or sits. */
export const newPersonSchema = z.object({
  ...identity,
  ...tie,
  employerId: z.uuid(),
  /** She is somebody else than who bears the same name there. */
  another: z.literal('on').optional(),
})
export type NewPerson = z.infer<typeof newPersonSchema>

/** What is known of somebody, corrected: her identity, and each of her employments or mandates that the reader may see. */
export const correctedPersonSchema = z.object({
  ...identity,
  ties: z.array(z.object({ id: z.uuid(), ...tie })).default([]),
  /** The employment where she is counted; as it was when not said. */
  mainEmployment: z.uuid().optional(),
  mainMandate: z.uuid().optional(),
})
export type CorrectedPerson = z.infer<typeof correctedPersonSchema>

/** Another employment or mandate of a known person. */
export const newTieSchema = z.object({
  ...tie,
  employerId: z.uuid(),
  /** The employment or mandate that this one takes the place of; none without it. */
  replaces: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional(),
  /** She is counted there from now on. */
  main: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
})
export type NewTie = z.output<typeof newTieSchema>
