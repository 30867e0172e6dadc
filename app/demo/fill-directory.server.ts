import type { Ctx } from '#app/domain/context.ts'
import { applyImport } from '#app/domain/directory/apply-import.server.ts'
import { confirmImport } from '#app/domain/directory/confirm-import.server.ts'
import { noChoices } from '#app/domain/directory/import-choices.ts'
import { getImportPreview } from '#app/domain/directory/queries.server.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { agentsFile, type DemonstrationAgent } from './agents.ts'

/**
 * Imports the spreadsheet of agents as a pilot does: preview, ticks « one person » for those known to work at two places,
 * confirms. The two who only share a name stay two.
 */
export async function fillDirectory(
  staff: Ctx,
  job: JobCtx,
  processId: string,
  agents: readonly DemonstrationAgent[],
): Promise<void> {
  const content = Buffer.from(agentsFile(agents))
  const { importId } = await startImport(staff, { processId, fileName: 'agents-val-d-ambre.csv', content })
  const { preview, seal } = await getImportPreview(staff, { processId, importId })
  const shared = new Set(
    agents.filter((agent) => agent.secondEmployer).map((agent) => `${agent.givenName} ${agent.familyName}`),
  )
  const merged = preview.proposals.filter(({ name }) => shared.has(name)).map(({ key }) => key)
  const proposed = preview.proposals.map(({ key }) => key)
  const choices = { ...noChoices(), proposed, merged }
  await confirmImport(staff, { processId, importId, seal, choices })
  await applyImport(job, { importId })
}
