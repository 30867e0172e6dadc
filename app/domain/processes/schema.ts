import { z } from 'zod'
import { processKinds } from '#app/domain/calendar/template-words.ts'
import { isSiren } from './siren.ts'

export interface CommuneInput {
  inseeCode: string
  name: string
  /** Inhabitants, where known. */
  population?: number
}

const inseeCode = /^(\d{2}|2[AB])\d{3}$/

/** INSEE code, name, and inhabitants if they are given. */
const communeLine = /^(\S+?)[\s;,]+(.+?)(?:[\s;,]+(\d[\d\s]{0,11}))?$/

/**
 * Reads communes as people paste them: one per line, the INSEE code first, then the name, then the inhabitants if known.
 * @returns null when a line can't be read, a code comes twice, or there is no line
 */
export function parseCommunes(text: string): CommuneInput[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const communes = lines.filter(Boolean).map((line): CommuneInput => {
    const [, code = '', name = '', people] = communeLine.exec(line) ?? []
    const population = people ? { population: Number(people.replaceAll(/\s/g, '')) } : null
    return { inseeCode: code.toUpperCase(), name: name.trim(), ...population }
  })
  const codes = new Set(communes.map((commune) => commune.inseeCode))
  const names = new Set(communes.map((commune) => commune.name.toLocaleLowerCase('fr')))
  const readable = communes.every(
    ({ inseeCode: code, name, population = 0 }) =>
      inseeCode.test(code) && name.length <= 120 && !/\p{Cc}/u.test(name) && population < 100_000_000,
  )
  const distinct = codes.size === communes.length && names.size === communes.length
  return communes.length > 0 && readable && distinct ? communes : null
}

/** The counterpart of {@link parseCommunes}. */
export function writeCommunes(communes: readonly CommuneInput[]): string {
  return communes
    .map(({ inseeCode, name, population = '' }) => `${inseeCode} ${name} ${population}`)
    .join('\n')
}

const text = z.string().trim().min(1).max(160)

const fields = z.object({
  name: text,
  epciName: text,
  epciSiren: z
    .string()
    .transform((value) => value.replace(/\s/g, ''))
    .refine(isSiren),
  communes: z
    .string()
    .max(20_000)
    .transform((value, ctx) => {
      const communes = parseCommunes(value)
      if (communes) return communes
      ctx.addIssue('communes')
      return z.NEVER
    }),
  centralCommune: z
    .string()
    .trim()
    .transform((code) => code.toUpperCase())
    .optional(),
  launchOn: z.iso.date().refine((day) => day >= '2000-01-01' && day < '2100-01-01'),
  kind: z.enum(processKinds).default('pooling'),
  months: z
    .enum(['12', '15', '18'])
    .default('15')
    .transform((months) => Number(months) as 12 | 15 | 18),
  schoolZone: z
    .enum(['A', 'B', 'C', 'none'])
    .default('none')
    .transform((zone) => (zone === 'none' ? null : zone)),
})

interface Named {
  epciName: string
  communes: readonly CommuneInput[]
  centralCommune?: string | undefined
}

function centralIsMember({ communes, centralCommune }: Named): boolean {
  return !centralCommune || communes.some(({ inseeCode }) => inseeCode === centralCommune)
}

/** The EPCI is an employer like its communes: each has a name of its own. */
function epciNamedApart({ epciName, communes }: Named): boolean {
  return !communes.some(({ name }) => name === epciName)
}

export const newProcessSchema = fields
  .refine(centralIsMember, { path: ['centralCommune'] })
  .refine(epciNamedApart, { path: ['epciName'] })
export type NewProcess = z.output<typeof newProcessSchema>

/** What may be corrected afterwards: dates are moved in the calendar. */
export const correctedProcessSchema = fields
  .omit({ launchOn: true, months: true, schoolZone: true })
  .refine(centralIsMember, { path: ['centralCommune'] })
  .refine(epciNamedApart, { path: ['epciName'] })
export type CorrectedProcess = z.output<typeof correctedProcessSchema>
