import { z } from 'zod'
import { isSiren } from '#app/domain/processes/siren.ts'
import { cleanLiteral } from './clean-cell.ts'
import { comparableText } from './comparable-text.ts'
import { organisationKinds, segments } from './organisation-words.ts'

/** The EPCI and its communes come with the démarche; every other kind may be added by hand. */
export const addedKinds = organisationKinds.filter((kind) => kind !== 'epci' && kind !== 'commune')

const line = (length: number) =>
  z
    .string()
    .optional()
    .transform((value) => cleanLiteral(value ?? '') || null)
    .pipe(z.string().max(length).nullable())

const contact = {
  siren: z
    .string()
    .optional()
    .transform((value) => (value ?? '').replace(/\s/gu, '') || null)
    .refine((value) => value === null || isSiren(value)),
  contactName: line(200),
  contactEmail: z
    .string()
    .optional()
    .transform((value) => cleanLiteral(value ?? '').toLowerCase() || null)
    .pipe(z.email().max(254).nullable()),
}

/** An organisation as its form says it. */
export const organisationSchema = z.object({
  name: z
    .string()
    .transform(cleanLiteral)
    .pipe(
      z
        .string()
        .max(200)
        .refine((value) => comparableText(value) !== ''),
    ),
  kind: z.enum(addedKinds as [(typeof addedKinds)[number], ...typeof addedKinds]),
  /** The group of the results its agents are counted in. */
  segment: z.enum(segments),
  /** Whether its staff may be consulted. */
  employs: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  ...contact,
})
export type OrganisationInput = z.output<typeof organisationSchema>

/** What may be corrected of the EPCI or of a commune: the rest is corrected with the démarche. */
export const territoryOrganisationSchema = z.object(contact)
export type TerritoryOrganisationInput = z.output<typeof territoryOrganisationSchema>
