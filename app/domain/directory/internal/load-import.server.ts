import { createHash } from 'node:crypto'
import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Database } from '#db/schema/index.ts'
import { toAgentRow } from '../agent-row.ts'
import { listFrozenPersons } from '../frozen-lists.server.ts'
import type { ImportPreview } from '../import-plan.ts'
import type { DirectoryKind } from '../kinds.ts'
import type { KnownEmployer } from '../match-employer.ts'
import { previewImport } from '../preview-import.ts'
import { previewOrganisations } from '../preview-organisations.ts'
import { type DirectoryFile, readDirectoryFile } from '../read-directory-file.server.ts'
import {
  type ChosenColumns,
  chosenColumnsSchema,
  type ImportDecisions,
  importDecisionsSchema,
} from '../schema.ts'
import { readDirectory, readOrganisations } from './read-directory.server.ts'

export interface LoadedImport {
  kind: DirectoryKind
  state: Database['directory_imports']['state']
  fileName: string
  accountId: string
  chosen: ChosenColumns | null
  file: DirectoryFile
  employers: KnownEmployer[]
  decisions: ImportDecisions
  preview: ImportPreview
  /** Compares the same file and directory with other decisions. */
  previewWith(decisions: ImportDecisions): ImportPreview
}

type Compare = (decisions: ImportDecisions) => ImportPreview

async function compare(
  ctx: AnyCtx,
  processId: string,
  kind: DirectoryKind,
  { rows, numbers }: DirectoryFile,
): Promise<{ employers: KnownEmployer[]; previewWith: Compare }> {
  if (kind === 'organisations') {
    const known = await readOrganisations(ctx, processId)
    return { employers: [], previewWith: (decisions) => previewOrganisations(rows, known, decisions) }
  }
  const { persons, employers } = await readDirectory(ctx, processId, kind)
  const frozen = await listFrozenPersons(ctx, processId)
  const agents = rows.map(toAgentRow)
  return {
    employers,
    previewWith: (decisions) => ({
      ...previewImport(agents, persons, employers, decisions, frozen),
      numbers,
    }),
  }
}

/**
 * Reads a kept file again and compares it with the directory as it is now.
 * @throws DomainError `not-found` when the import is not of this démarche; `import.not-open` once it is written, for the
 *   file is then gone
 */
export async function loadImport(
  ctx: AnyCtx,
  input: { processId: string; importId: string },
): Promise<LoadedImport> {
  const row = await ctx.db
    .selectFrom('directory_imports')
    .select(['file_name', 'content', 'state', 'decisions', 'kind', 'sheet', 'columns', 'account_id'])
    .where('process_id', '=', input.processId)
    .where('id', '=', input.importId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  if (row.state === 'applied' || row.state === 'undone') throw new DomainError('import.not-open', 409)
  const chosen = row.columns ? chosenColumnsSchema.parse(row.columns) : null
  const file = await readDirectoryFile(row.content, row.kind, { sheet: row.sheet, columns: chosen })
  const { employers, previewWith } = await compare(ctx, input.processId, row.kind, file)
  const decisions = importDecisionsSchema.parse(row.decisions)
  return {
    kind: row.kind,
    state: row.state,
    fileName: row.file_name,
    accountId: row.account_id,
    chosen,
    file,
    employers,
    decisions,
    preview: previewWith(decisions),
    previewWith,
  }
}

/** The seal of a plan: two previews that would write the same have the same. */
export function sealPreview(preview: ImportPreview): string {
  return createHash('sha256').update(JSON.stringify(preview.plan)).digest('base64url')
}
