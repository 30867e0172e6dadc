import { applyImport } from '#app/domain/directory/apply-import.server.ts'
import { manyAgents } from '#test/domain/directory/many-agents.ts'
import { confirm, createTerritory, upload } from '#test/domain/directory/territory.ts'
import type { BenchServer } from './bench-database.ts'

/** Seconds from a file of 12 000 agents to the directory: read, previewed, confirmed, written by the worker's code. */
export async function benchImport(server: BenchServer): Promise<Record<string, number>> {
  const { db } = await server.createDatabase()
  const territory = await createTerritory({ db })
  const file = manyAgents(12_000, Object.keys(territory.employers))
  const start = performance.now()
  const { importId } = await upload(territory, file)
  await confirm(territory, importId)
  await applyImport({ ...territory.ctx, actor: null }, { importId })
  return { import_12000_s: Math.round(performance.now() - start) / 1000 }
}
