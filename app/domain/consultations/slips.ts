import { z } from 'zod'
import { cleanText } from '#surveys/answers.ts'

/** Made at once: those of a commune of five thousand agents, in half a minute of a core. */
export const mostSlips = 5_000
/** Sheets of ten slips in a file; where there are more, there are several files, half a gigabyte of memory being enough for one. */
export const sheetsOfFile = 50
/** Questionnaires drawn at once, among them: each has pages of its own. */
export const mostForms = 30
/** Lines of the form. */
export const mostTeams = 60

/** A slip, or the whole questionnaire on paper, in two sizes: it is a slip too. */
export const slipFormats = ['slip', 'form', 'large'] as const
export type SlipFormat = (typeof slipFormats)[number]

const team = z.object({
  label: z
    .string()
    .transform((text) => cleanText(text).replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().max(80)),
  count: z
    .string()
    .trim()
    .regex(/^\d{0,6}$/)
    .transform(Number),
  locale: z.enum(['fr', 'en']),
  format: z.enum(slipFormats),
})
export type SlipTeam = z.output<typeof team>

/** How many slips for each team: a line without a number is none. */
const teamsSchema = z
  .array(team)
  .max(mostTeams)
  .transform((teams) => teams.filter(({ count }) => count > 0))
  .refine((teams) => teams.length > 0 && teams.every(({ label }) => label !== ''))
  .refine((teams) => countSlips(teams) <= mostSlips && countForms(teams) <= mostForms)

/** The lines of the form, as typed. */
export function typedTeams(form: FormData) {
  const of = (name: string) => form.getAll(name).map(String)
  const [counts, locales, formats] = [of('count'), of('locale'), of('format')]
  return of('label').map((label, place) => ({
    ...{ label, count: counts[place] ?? '' },
    locale: locales[place] === 'en' ? ('en' as const) : ('fr' as const),
    format: slipFormats.find((format) => format === formats[place]) ?? ('slip' as const),
  }))
}

export type TypedTeam = ReturnType<typeof typedTeams>[number]

export type SlipProblem = 'number' | 'label' | 'none' | 'tooMany' | 'tooManyForms'

/** What to print, or the first thing that is wrong and the place of its line. */
export function readTeams(
  typed: readonly TypedTeam[],
): { teams: SlipTeam[] } | { problem: SlipProblem; place: number } {
  const parsed = teamsSchema.safeParse(typed)
  if (parsed.success) return { teams: parsed.data }
  const numbers = typed.map(({ count }) => (/^\d{0,6}$/.test(count.trim()) ? Number(count) : Number.NaN))
  const wrong = numbers.findIndex((number) => Number.isNaN(number))
  if (wrong >= 0) return { problem: 'number', place: wrong }
  const unnamed = typed.findIndex(({ label }, place) => numbers[place]! > 0 && label.trim() === '')
  if (unnamed >= 0) return { problem: 'label', place: unnamed }
  const total = numbers.reduce((sum, number) => sum + number, 0)
  if (total === 0) return { problem: 'none', place: 0 }
  if (total > mostSlips) return { problem: 'tooMany', place: 0 }
  const forms = countForms(typed.map(({ format }, place) => ({ format, count: numbers[place]! })))
  return { problem: forms > mostForms ? 'tooManyForms' : 'label', place: 0 }
}

export function countSlips(teams: readonly { count: number }[]): number {
  return teams.reduce((sum, { count }) => sum + count, 0)
}

/** How many of them are whole questionnaires. */
export function countForms(teams: readonly { count: number; format: SlipFormat }[]): number {
  return countSlips(teams.filter(({ format }) => format !== 'slip'))
}

/** Each team has its own sheets, of ten slips. */
export function countSheets(teams: readonly { count: number; format: SlipFormat }[]): number {
  return teams.reduce((sum, { count, format }) => sum + (format === 'slip' ? Math.ceil(count / 10) : 0), 0)
}
