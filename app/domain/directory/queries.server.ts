import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Database } from '#db/schema/index.ts'
import type { ImportPreview } from './import-plan.ts'
import { collated } from './internal/list-agents.server.ts'
import { loadImport, sealPreview } from './internal/load-import.server.ts'
import type { AgentsFile } from './read-agents-file.ts'
import { type ImportOutcome, importOutcomeSchema } from './schema.ts'

export { listDirectoryGroups, listRecipients, type Recipient } from './audience.server.ts'
export { type Agent, agentsPerPage, listAgents } from './internal/list-agents.server.ts'

export type Segment = Database['employers']['segment']

export interface EmployerCount {
  id: string
  name: string
  segment: Segment
  agents: number
  withoutEmail: number
}

/** Every employer of a démarche with its agents, counted where their main employment is; those with nobody too. */
export async function countAgents(ctx: Ctx, processId: string): Promise<EmployerCount[]> {
  const rows = await ctx.db
    .selectFrom('employers')
    .leftJoin('employments', (join) =>
      join.onRef('employments.employer_id', '=', 'employers.id').on('employments.main', '=', true),
    )
    .leftJoin('persons', 'persons.id', 'employments.person_id')
    .select(['employers.id', 'employers.name', 'employers.segment'])
    .select((eb) => [
      eb.fn.count<string>('persons.id').as('agents'),
      eb.fn.count<string>('persons.email').as('reachable'),
    ])
    .where('employers.process_id', '=', processId)
    .groupBy('employers.id')
    .orderBy(sql`array_position(array['epci', 'central_commune', 'other_communes'], employers.segment)`)
    .orderBy(collated('employers.name'))
    .execute()
  return rows.map(({ reachable, agents, ...employer }) => ({
    ...employer,
    agents: Number(agents),
    withoutEmail: Number(agents) - Number(reachable),
  }))
}

export interface ImportStatus {
  id: string
  fileName: string
  state: Database['directory_imports']['state']
  /** Lines written so far, of all lines. */
  done: number
  total: number
  outcome: ImportOutcome | null
  createdAt: Date
}

/** @throws DomainError `not-found` when the import is not of this démarche */
export async function getImportStatus(
  ctx: Ctx,
  input: { processId: string; importId: string },
): Promise<ImportStatus> {
  const row = await ctx.db
    .selectFrom('directory_imports')
    .select(['id', 'file_name', 'state', 'done', 'total', 'outcome', 'created_at'])
    .where('process_id', '=', input.processId)
    .where('id', '=', input.importId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    done: row.done,
    total: row.total,
    outcome: row.outcome ? importOutcomeSchema.parse(row.outcome) : null,
    createdAt: row.created_at,
  }
}

/** Imports of the last 30 days, the newest first. */
export async function listImports(
  ctx: Ctx,
  processId: string,
): Promise<Omit<ImportStatus, 'outcome' | 'done'>[]> {
  const rows = await ctx.db
    .selectFrom('directory_imports')
    .select(['id', 'file_name', 'state', 'total', 'created_at'])
    .where('process_id', '=', processId)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    total: row.total,
    createdAt: row.created_at,
  }))
}

export interface ImportView {
  file: Pick<AgentsFile, 'encoding' | 'separator' | 'headings'>
  preview: ImportPreview
  /** Given back on confirmation: what is written is what was read. */
  seal: string
  employers: { id: string; name: string }[]
}

/**
 * The preview of a kept file against the directory as it is now.
 * @throws DomainError `not-found` when the import is not of this démarche
 */
export async function getImportPreview(
  ctx: Ctx,
  input: { processId: string; importId: string },
): Promise<ImportView> {
  const { file, preview, employers } = await loadImport(ctx, input)
  const { encoding, separator, headings } = file
  return {
    file: { encoding, separator, headings },
    preview,
    seal: sealPreview(preview),
    employers: employers.map(({ id, name }) => ({ id, name })),
  }
}
