import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import type { Actor } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { createProcess, type ProcessInput } from '#app/domain/processes/create-process.server.ts'
import type { TestDatabase } from '#test/support/database.ts'

let accounts = 0

/** A démarche of its own pilot, launched on Tuesday 5 January 2027 unless said otherwise. */
export async function newProcess(
  { db }: Pick<TestDatabase, 'db'>,
  now: () => Date,
  change: Partial<ProcessInput> = {},
): Promise<{ ctx: Ctx; processId: string }> {
  accounts += 1
  const email = `pilot${accounts}@example.org`
  const accountId = await createAccount({ db, now, actor: null }, { name: 'Claire', email, locale: 'fr' })
  const actor: Actor = { accountId, name: 'Claire', email, locale: 'fr', grants: [] }
  const processId = await createProcess(
    { db, now, actor },
    {
      name: 'Notre mutualisation',
      epciName: 'Communauté de communes du Val d’Ambre',
      epciSiren: '200000008',
      communes: [
        { inseeCode: '26198', name: 'Ambre-la-Ville', population: 8_000 },
        { inseeCode: '26199', name: 'Montclair', population: 300 },
      ],
      centralCommune: '26198',
      launchOn: '2027-01-05',
      ...change,
    },
  )
  const grants = (['administrator', 'pilot'] as const).map((role) => ({ processId, role, employerIds: null }))
  return { ctx: { db, now, actor: { ...actor, grants } }, processId }
}
