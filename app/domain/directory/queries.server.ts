import { sql } from 'kysely'
import { scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Database } from '#db/schema/index.ts'
import type { ImportPreview } from './import-plan.ts'
import { findUndoProblem, type UndoProblem } from './internal/find-undo-problem.server.ts'
import { collated, listPeople } from './internal/list-people.server.ts'
import { loadImport, sealPreview } from './internal/load-import.server.ts'
import { employerIn, requireWhole } from './internal/scope.server.ts'
import type { DirectoryKind } from './kinds.ts'
import type { DirectoryFile } from './read-directory-file.server.ts'
import {
  type ChosenColumns,
  type ImportOutcome,
  importOutcomeSchema,
  type ListPeopleInput,
} from './schema.ts'

export { listDirectoryGroups, listRecipients, type Recipient } from './audience.server.ts'
export { countAgents, countElected, type EmployerCount } from './internal/count-people.server.ts'
export { getOrganisation, type OrganisationCard } from './internal/get-organisation.server.ts'
export { getPerson, type Person, type PersonTie, type PersonWave } from './internal/get-person.server.ts'
export { listOrganisations, type Organisation } from './internal/list-organisations.server.ts'
export { type Agent, agentsPerPage } from './internal/list-people.server.ts'

export type Segment = Database['employers']['segment']

/** Agents of a démarche, each once; see `listPeople`. */
export function listAgents(ctx: Ctx, input: ListPeopleInput & { processId: string }) {
  return listPeople(ctx, 'agents', input)
}

/** Elected officials of a démarche, each once; see `listPeople`. */
export function listElected(ctx: Ctx, input: ListPeopleInput & { processId: string }) {
  return listPeople(ctx, 'elected', input)
}

export interface ImportStatus {
  id: string
  kind: DirectoryKind
  fileName: string
  state: Database['directory_imports']['state']
  /** Lines written so far, of all lines. */
  done: number
  total: number
  outcome: ImportOutcome | null
  createdAt: Date
}

/** @throws DomainError `not-found` when the import is not of this démarche; `forbidden` to who sees a part of it */
export async function getImportStatus(
  ctx: Ctx,
  input: { processId: string; importId: string },
): Promise<ImportStatus> {
  requireWhole(ctx, 'directory.import', input.processId)
  const row = await ctx.db
    .selectFrom('directory_imports')
    .select(['id', 'kind', 'file_name', 'state', 'done', 'total', 'outcome', 'created_at'])
    .where('process_id', '=', input.processId)
    .where('id', '=', input.importId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    done: row.done,
    total: row.total,
    outcome: row.outcome ? importOutcomeSchema.parse(row.outcome) : null,
    createdAt: row.created_at,
  }
}

/** Imports of the last 30 days, the newest first; none to who sees a part of the directory. */
export async function listImports(
  ctx: Ctx,
  processId: string,
): Promise<Omit<ImportStatus, 'outcome' | 'done'>[]> {
  if (scopeOf(ctx.actor, 'directory.import', processId) !== 'all') return []
  const rows = await ctx.db
    .selectFrom('directory_imports')
    .select(['id', 'kind', 'file_name', 'state', 'total', 'created_at'])
    .where('process_id', '=', processId)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ file_name, created_at, ...row }) => ({
    ...row,
    fileName: file_name,
    createdAt: created_at,
  }))
}

export interface ImportView {
  kind: DirectoryKind
  file: Pick<DirectoryFile, 'format' | 'headings' | 'columns'>
  chosen: ChosenColumns | null
  preview: ImportPreview
  /** Given back on confirmation: what is written is what was read. */
  seal: string
  employers: { id: string; name: string }[]
}

/**
 * The preview of a kept file against the directory as it is now.
 * @throws DomainError `not-found` when the import is not of this démarche; `forbidden`; `import.not-open` once written
 */
export async function getImportPreview(
  ctx: Ctx,
  input: { processId: string; importId: string },
): Promise<ImportView> {
  requireWhole(ctx, 'directory.import', input.processId)
  const { kind, file, chosen, preview, employers } = await loadImport(ctx, input)
  const { format, headings, columns } = file
  return {
    kind,
    file: { format, headings, columns },
    chosen,
    preview,
    seal: sealPreview(preview),
    employers: employers.map(({ id, name }) => ({ id, name })),
  }
}

/** Why a written import can't be undone; null when it can. @throws DomainError `forbidden` */
export async function getUndoProblem(
  ctx: Ctx,
  input: { processId: string; importId: string },
): Promise<UndoProblem | null> {
  requireWhole(ctx, 'directory.import', input.processId)
  return findUndoProblem(ctx, input)
}

/** Employers an agent may be added to, or bodies an elected official may sit in, that the actor may correct. */
export async function listPlaces(
  ctx: Ctx,
  processId: string,
  kind: 'agents' | 'elected',
): Promise<{ id: string; name: string }[]> {
  const scope = scopeOf(ctx.actor, 'directory.edit', processId)
  const rows = await ctx.db
    .selectFrom('employers')
    .select(['id', 'name', 'employs'])
    .where('process_id', '=', processId)
    .where(employerIn('employers.id', scope))
    .orderBy(sql`array_position(array['epci', 'central_commune', 'other_communes'], segment)`)
    .orderBy(sql`kind not in ('epci', 'commune')`)
    .orderBy(collated('name'))
    .execute()
  return rows.flatMap(({ id, name, employs }) => (employs || kind === 'elected' ? [{ id, name }] : []))
}
