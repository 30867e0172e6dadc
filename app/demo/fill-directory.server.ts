import type { Ctx } from '#app/domain/context.ts'
import { applyImport } from '#app/domain/directory/apply-import.server.ts'
import { confirmImport } from '#app/domain/directory/confirm-import.server.ts'
import { noChoices } from '#app/domain/directory/import-choices.ts'
import type { DirectoryKind } from '#app/domain/directory/kinds.ts'
import { getImportPreview } from '#app/domain/directory/queries.server.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { agentsFile, type DemonstrationAgent } from './agents.ts'
import { electedFile, makeElected, organisationsFile } from './elected.ts'

interface Desk {
  staff: Ctx
  job: JobCtx
  processId: string
}

/** A file as a pilot imports it: preview, ticks « one person » for those she knows, confirms. */
async function importFile(
  { staff, job, processId }: Desk,
  file: { kind: DirectoryKind; fileName: string; text: string },
  knows: (name: string) => boolean,
): Promise<void> {
  const { kind, fileName } = file
  const content = Buffer.from(file.text)
  const { importId } = await startImport(staff, { processId, kind, fileName, content })
  const { preview, seal } = await getImportPreview(staff, { processId, importId })
  const merged = preview.proposals.filter(({ name }) => knows(name)).map(({ key }) => key)
  const proposed = preview.proposals.map(({ key }) => key)
  const choices = { ...noChoices(), proposed, merged }
  await confirmImport(staff, { processId, importId, seal, choices })
  await applyImport(job, { importId })
}

/**
 * Imports the spreadsheets of a territory: organisations, agents, elected officials. Of agents, « one person » is ticked for those
 * known to work at two places; the two who only share a name stay two. Elected officials who sit in their commune and in the
 * EPCI are one person each.
 */
export async function fillDirectory(
  staff: Ctx,
  job: JobCtx,
  processId: string,
  agents: readonly DemonstrationAgent[],
): Promise<void> {
  const desk = { staff, job, processId }
  const shared = new Set(
    agents.filter((agent) => agent.secondEmployer).map((agent) => `${agent.givenName} ${agent.familyName}`),
  )
  const organisations = { fileName: 'organismes-val-d-ambre.csv', text: organisationsFile() }
  await importFile(desk, { kind: 'organisations', ...organisations }, () => false)
  await importFile(
    desk,
    { kind: 'agents', fileName: 'agents-val-d-ambre.csv', text: agentsFile(agents) },
    (name) => shared.has(name),
  )
  const elected = { fileName: 'elus-val-d-ambre.csv', text: electedFile(makeElected(agents)) }
  await importFile(desk, { kind: 'elected', ...elected }, () => true)
}
