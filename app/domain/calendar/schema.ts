import { z } from 'zod'
import { proposedWindows } from './closed-days.ts'

const day = z.iso.date().refine((each) => each >= '2000-01-01' && each < '2100-01-01')

/** A day or days asked for in a move. */
export const moveSchema = z
  .object({ startsOn: day, endsOn: day.optional() })
  .transform(({ startsOn, endsOn = startsOn }) => ({ startsOn, endsOn }))
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ['endsOn'] })

/** The longest closed period, in days: beyond, it is a wrong year. */
const longestPeriod = 200

export const closedPeriodSchema = z
  .object({
    origin: z.enum(['own', 'school']),
    label: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .refine((text) => !/\p{Cc}/u.test(text)),
    from: day,
    to: day,
  })
  .refine(({ from, to }) => to >= from && Date.parse(to) - Date.parse(from) < longestPeriod * 86_400_000, {
    path: ['to'],
  })
export type ClosedPeriodInput = z.output<typeof closedPeriodSchema>

export const windowSchema = z.enum(proposedWindows.map(({ code }) => code))
export const schoolZoneSchema = z
  .enum(['A', 'B', 'C', 'none'])
  .transform((zone) => (zone === 'none' ? null : zone))
