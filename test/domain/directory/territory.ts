import type { Ctx } from '#app/domain/context.ts'
import { applyImport } from '#app/domain/directory/apply-import.server.ts'
import { confirmImport } from '#app/domain/directory/confirm-import.server.ts'
import { noChoices as emptyChoices, type ImportChoices } from '#app/domain/directory/import-choices.ts'
import type { DirectoryKind } from '#app/domain/directory/kinds.ts'
import { getImportPreview, getImportStatus } from '#app/domain/directory/queries.server.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import type { TestDatabase } from '#test/support/database.ts'

export const noon = new Date('2026-11-23T11:00:00Z')

/** A démarche with an EPCI and four communes, and its pilot. */
export async function createTerritory(database: Pick<TestDatabase, 'db'>, name = 'Val d’Ambre') {
  const { db } = database
  const { id: processId } = await db
    .insertInto('processes')
    .values({
      name,
      epci_name: `CC du ${name}`,
      epci_siren: '200000172',
      launch_on: '2026-04-01',
      created_at: noon,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const employers = await db
    .insertInto('employers')
    .values([
      {
        process_id: processId,
        name: 'CC du Val d’Ambre',
        kind: 'epci',
        segment: 'epci',
        insee_code: null,
        siren: '200000172',
      },
      {
        process_id: processId,
        name: 'Ambreville',
        kind: 'commune',
        segment: 'central_commune',
        insee_code: '01001',
        siren: null,
      },
      {
        process_id: processId,
        name: 'Saint-Éloi',
        kind: 'commune',
        segment: 'other_communes',
        insee_code: '2A004',
        siren: null,
      },
      {
        process_id: processId,
        name: 'Pont-l’Abbé-d’Ambre',
        kind: 'commune',
        segment: 'other_communes',
        insee_code: '01003',
        siren: null,
      },
      {
        process_id: processId,
        name: 'Les Ormes',
        kind: 'commune',
        segment: 'other_communes',
        insee_code: '01004',
        siren: null,
      },
    ])
    .returning(['id', 'name'])
    .execute()
  const email = `pilot.${processId}@exemple.fr`
  const { id: accountId } = await db
    .insertInto('accounts')
    .values({ name: 'Camille Pilote', email, locale: 'fr', created_at: noon })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('role_assignments')
    .values({ account_id: accountId, process_id: processId, role: 'pilot', created_at: noon })
    .execute()
  const ctx: Ctx = {
    db,
    now: () => noon,
    actor: {
      accountId,
      name: 'Camille Pilote',
      email,
      locale: 'fr',
      grants: [{ processId, role: 'pilot', employerIds: null }],
    },
  }
  return {
    processId,
    ctx,
    employers: Object.fromEntries(employers.map((employer) => [employer.name, employer.id])),
  }
}

export type Territory = Awaited<ReturnType<typeof createTerritory>>

export const noChoices: ImportChoices = emptyChoices()

/** Uploads a file for its preview. */
export function upload(
  { ctx, processId }: Territory,
  content: Uint8Array | string,
  kind: DirectoryKind = 'agents',
) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return startImport(ctx, { processId, kind, fileName: 'agents.csv', content: bytes })
}

/** Confirms what the preview shows, with these choices. */
export async function confirm(
  { ctx, processId }: Territory,
  importId: string,
  choices: Partial<ImportChoices> = {},
) {
  const { seal } = await getImportPreview(ctx, { processId, importId })
  await confirmImport(ctx, { processId, importId, seal, choices: { ...noChoices, ...choices } })
}

/** From the file to the tables, the worker's part included. */
export async function importFile(
  territory: Territory,
  content: Uint8Array | string,
  choices: Partial<ImportChoices> = {},
  kind: DirectoryKind = 'agents',
) {
  const { importId } = await upload(territory, content, kind)
  await confirm(territory, importId, choices)
  await applyImport({ ...territory.ctx, actor: null }, { importId })
  return getImportStatus(territory.ctx, { processId: territory.processId, importId })
}
