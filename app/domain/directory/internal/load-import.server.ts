import { createHash } from 'node:crypto'
import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Database } from '#db/schema/index.ts'
import type { ImportPreview } from '../import-plan.ts'
import type { KnownEmployer } from '../match-employer.ts'
import { previewImport } from '../preview-import.ts'
import { type AgentsFile, readAgentsFile } from '../read-agents-file.ts'
import { type ImportDecisions, importDecisionsSchema } from '../schema.ts'
import { readDirectory } from './read-directory.server.ts'

export interface LoadedImport {
  state: Database['directory_imports']['state']
  fileName: string
  file: AgentsFile
  employers: KnownEmployer[]
  decisions: ImportDecisions
  preview: ImportPreview
  /** Compares the same file and directory with other decisions. */
  previewWith(decisions: ImportDecisions): ImportPreview
}

/**
 * Reads a kept file again and compares it with the directory as it is now.
 * @throws DomainError `not-found` when the import is not of this démarche
 */
export async function loadImport(
  ctx: AnyCtx,
  input: { processId: string; importId: string },
): Promise<LoadedImport> {
  const row = await ctx.db
    .selectFrom('directory_imports')
    .select(['file_name', 'content', 'state', 'decisions'])
    .where('process_id', '=', input.processId)
    .where('id', '=', input.importId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  const file = readAgentsFile(row.content)
  const { persons, employers } = await readDirectory(ctx, input.processId)
  const decisions = importDecisionsSchema.parse(row.decisions)
  const previewWith = (chosen: ImportDecisions) => previewImport(file.rows, persons, employers, chosen)
  return {
    state: row.state,
    fileName: row.file_name,
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
