import { drawWorkbook } from '#app/documents/workbook.server.ts'
import { scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { type Translate, translator } from '#app/i18n/index.ts'
import { headingLabel } from './field-label.ts'
import { employerIn, requireWhole } from './internal/scope.server.ts'
import { type DirectoryKind, fieldsOf, type ImportField } from './kinds.ts'
import { toCsv } from './model-file.ts'

export type ExportFormat = 'csv' | 'xlsx'

type Line = Partial<Record<ImportField, string | null>>

/** Employments in the scope, by name of person; an agent of two employers has two lines. */
async function readAgents(ctx: Ctx, processId: string, t: Translate): Promise<Line[]> {
  const scope = scopeOf(ctx.actor, 'directory.export', processId)
  const rows = await ctx.db
    .selectFrom('employments')
    .innerJoin('persons', 'persons.id', 'employments.person_id')
    .innerJoin('employers', 'employers.id', 'employments.employer_id')
    .select(['employments.id', 'family_name', 'given_name', 'email', 'locale'])
    .select(['employers.name as employer', 'matricule', 'service', 'job', 'main'])
    .where('employments.process_id', '=', processId)
    .where(employerIn('employments.employer_id', scope))
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('employments.id')
    .execute()
  return rows.map((row) => ({
    familyName: row.family_name,
    givenName: row.given_name,
    employer: row.employer,
    matricule: row.matricule,
    email: row.email,
    service: row.service,
    job: row.job,
    locale: t(`directory:language.${row.locale}`),
    main: t(row.main ? 'directory:yes' : 'directory:no'),
    reference: row.id,
  }))
}

async function readElected(ctx: Ctx, processId: string, t: Translate): Promise<Line[]> {
  requireWhole(ctx, 'directory.export', processId)
  const rows = await ctx.db
    .selectFrom('mandates')
    .innerJoin('persons', 'persons.id', 'mandates.person_id')
    .innerJoin('employers', 'employers.id', 'mandates.employer_id')
    .select(['mandates.id', 'family_name', 'given_name', 'email', 'locale'])
    .select(['employers.name as employer', 'function', 'main'])
    .where('mandates.process_id', '=', processId)
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('mandates.id')
    .execute()
  return rows.map((row) => ({
    familyName: row.family_name,
    givenName: row.given_name,
    employer: row.employer,
    job: row.function,
    email: row.email,
    locale: t(`directory:language.${row.locale}`),
    main: t(row.main ? 'directory:yes' : 'directory:no'),
    reference: row.id,
  }))
}

async function readOrganisations(ctx: Ctx, processId: string, t: Translate): Promise<Line[]> {
  const scope = scopeOf(ctx.actor, 'directory.export', processId)
  const rows = await ctx.db
    .selectFrom('employers')
    .selectAll()
    .where('process_id', '=', processId)
    .where(employerIn('employers.id', scope))
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    kind: t(`directory:organisationKind.${row.kind}`),
    segment: t(`directory:segment.${row.segment}`),
    inseeCode: row.insee_code,
    siren: row.siren,
    employs: t(row.employs ? 'directory:yes' : 'directory:no'),
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    reference: row.id,
  }))
}

const readers = { agents: readAgents, elected: readElected, organisations: readOrganisations }

/**
 * A list as a file that, imported again, changes nothing: each line bears its reference, and what a spreadsheet would
 * compute comes back as it was. The export is noted in the journal.
 * @param input.format `csv` with `;` and a BOM, or `xlsx`
 * @throws DomainError `forbidden` for elected officials to who sees a part of the directory only
 */
export async function exportDirectory(
  ctx: Ctx,
  input: { processId: string; kind: DirectoryKind; format: ExportFormat },
): Promise<Uint8Array> {
  const { processId, kind, format } = input
  const t = translator(ctx.actor.locale)
  const rows = await readers[kind](ctx, processId, t)
  const fields: readonly ImportField[] = fieldsOf[kind]
  const lines = [
    fields.map((field) => headingLabel(t, kind, field)),
    ...rows.map((row) => fields.map((field) => row[field] ?? '')),
  ]
  const bytes =
    format === 'csv'
      ? new TextEncoder().encode(toCsv(lines))
      : await drawWorkbook([{ name: t(`directory:kindTab.${kind}`), rows: lines }])
  await recordAction(ctx, {
    processId,
    action: 'directory.exported',
    details: { list: kind, lines: rows.length, format: format.toUpperCase() },
  })
  return bytes
}
