import { z } from 'zod'
import { DomainError } from '#app/domain/errors.ts'
import { importFields } from './kinds.ts'

/**
 * What the pilot answered in a preview. Every part is keyed by content, never by line number: the same answer holds for
 * the same words in the next file.
 */
export const importDecisionsSchema = z.object({
  /** The comparable text of an unknown employer's name → the employer it is. */
  employers: z.record(z.string(), z.uuid()).default({}),
  /** A question's key → `same` (as another line), `leave` (the line out), `different` (one more person), or an employment's id. */
  answers: z.record(z.string(), z.union([z.literal(['same', 'leave', 'different']), z.uuid()])).default({}),
  /** Keys of the proposals « one person at several employers » that were ticked. */
  merged: z.array(z.string()).default([]),
  /** Employments, mandates or organisations absent from the file that are to be taken away, one by one. */
  removed: z.array(z.uuid()).default([]),
  /** Employers of whom everything that is absent is to be taken away. */
  removedAt: z.array(z.uuid()).default([]),
})
export type ImportDecisions = z.infer<typeof importDecisionsSchema>

/**
 * The identifier of an import in an address.
 * @throws DomainError `not-found` for anything else
 */
export function parseImportId(value: string | undefined): string {
  const { data } = z.uuid().safeParse(value)
  if (!data) throw new DomainError('not-found', 404)
  return data
}

export const noDecisions: ImportDecisions = {
  employers: {},
  answers: {},
  merged: [],
  removed: [],
  removedAt: [],
}

/** Columns chosen by hand: the places of each field, and a field that is the same on every line. */
export const chosenColumnsSchema = z.object({
  columns: z.partialRecord(z.enum(importFields), z.array(z.number().int().min(0).max(1000))),
  fixed: z.object({ field: z.enum(importFields), value: z.string().max(200) }).nullable(),
})
export type ChosenColumns = z.infer<typeof chosenColumnsSchema>

const reasonSchema = z.object({
  code: z.enum([
    'missing',
    'formula',
    'date',
    'number-cut',
    'too-long',
    'email-invalid',
    'employer-unknown',
    'duplicate-line',
    'matricule-conflict',
    'same-person',
    'set-aside',
    'kind-unknown',
    'insee-invalid',
    'siren-invalid',
    'known-twice',
    'territory-only',
  ]),
  field: z.enum(importFields).optional(),
  value: z.string().optional(),
  /** The other line it is about. */
  line: z.number().optional(),
})
/** Why a line is left out. */
export type LineReason = z.infer<typeof reasonSchema>

/** What an import wrote, kept with it: lines by what became of them, persons added, and why lines were left out. */
export const importOutcomeSchema = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  leftOut: z.number(),
  persons: z.number(),
  /** Employments, mandates or organisations taken away, and persons who had no other. */
  removed: z.number().default(0),
  removedPersons: z.number().default(0),
  lines: z.array(z.object({ line: z.number(), name: z.string(), reasons: z.array(reasonSchema) })),
})
export type ImportOutcome = z.infer<typeof importOutcomeSchema>

export const sortColumns = ['name', 'employer', 'service', 'email'] as const

/** The list of agents or elected officials as its address says it. */
export const listPeopleSchema = z.object({
  search: z.string().trim().max(200).default('').catch(''),
  employerId: z.uuid().optional().catch(undefined),
  /** `without`: only those who have no address. */
  address: z.literal('without').optional().catch(undefined),
  sort: z.enum(sortColumns).default('name').catch('name'),
  direction: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})
export type ListPeopleInput = z.infer<typeof listPeopleSchema>

export const organisationSorts = ['name', 'kind', 'agents'] as const

/** The list of organisations as its address says it. */
export const listOrganisationsSchema = listPeopleSchema
  .pick({ search: true, direction: true, page: true })
  .extend({ sort: z.enum(organisationSorts).default('name').catch('name') })
export type ListOrganisationsInput = z.infer<typeof listOrganisationsSchema>
