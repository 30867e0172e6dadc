import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { CorrectedProcess } from './schema.ts'

/**
 * Corrects a démarche: its name and kind, its EPCI, its communes (known by their INSEE code), the central one. Waves already
 * launched keep the names and groups that were frozen with them.
 * @throws DomainError `process.same-name` (409) · `process.employer-in-use` (409) for a commune that somebody works for, or
 *   that an access is bound to
 */
export async function correctProcess(ctx: Ctx, processId: string, input: CorrectedProcess): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { name, epciName, epciSiren, kind } = input
    const changed = { name, epci_name: epciName, epci_siren: epciSiren, kind }
    await db.updateTable('processes').set(changed).where('id', '=', processId).execute()
    await correctEmployers(trx, processId, input)
    await recordAction(trx, { processId, action: 'process.corrected' })
  })
}

async function correctEmployers(ctx: Ctx, processId: string, input: CorrectedProcess): Promise<void> {
  const { db } = ctx
  const employers = await db
    .selectFrom('employers')
    .select(['id', 'name', 'kind', 'insee_code as inseeCode'])
    .where('process_id', '=', processId)
    .orderBy('id')
    .forUpdate()
    .execute()
  const kept = new Set(input.communes.map(({ inseeCode }) => inseeCode))
  const known = employers.filter(
    ({ kind, inseeCode }) => kind === 'epci' || (kind === 'commune' && inseeCode),
  )
  const others = employers.filter((employer) => !known.includes(employer))
  const names = new Set(others.map(({ name }) => name))
  for (const name of [input.epciName, ...input.communes.map((commune) => commune.name)]) {
    if (names.has(name)) throw new DomainError('process.same-name', 409, { name })
    names.add(name)
  }
  for (const { id, name, kind, inseeCode } of known) {
    if (kind === 'commune' && !kept.has(inseeCode ?? '')) await removeEmployer(ctx, id, name)
  }
  // Two communes may exchange their names: none keeps its own while the new ones are written.
  for (const { id } of known) {
    await db.updateTable('employers').set({ name: id }).where('id', '=', id).execute()
  }
  await db
    .updateTable('employers')
    .set({ name: input.epciName, siren: input.epciSiren })
    .where('process_id', '=', processId)
    .where('kind', '=', 'epci')
    .execute()
  for (const { inseeCode, name, population = null } of input.communes) {
    const segment =
      inseeCode === input.centralCommune ? ('central_commune' as const) : ('other_communes' as const)
    const id = known.find((employer) => employer.inseeCode === inseeCode)?.id
    if (id)
      await db.updateTable('employers').set({ name, population, segment }).where('id', '=', id).execute()
    else {
      const row = {
        process_id: processId,
        name,
        kind: 'commune' as const,
        segment,
        insee_code: inseeCode,
        siren: null,
      }
      await db
        .insertInto('employers')
        .values({ ...row, population })
        .execute()
    }
  }
}

async function removeEmployer({ db }: Ctx, id: string, name: string): Promise<void> {
  const access = await db
    .selectFrom('role_assignment_employers')
    .select('assignment_id')
    .where('employer_id', '=', id)
    .executeTakeFirst()
  if (access) throw new DomainError('process.employer-in-use', 409, { name })
  await db
    .deleteFrom('employers')
    .where('id', '=', id)
    .execute()
    .catch((error: { code?: string }) => {
      // Foreign key: agents, elected officials or anything else refer to it.
      if (error.code === '23503') throw new DomainError('process.employer-in-use', 409, { name })
      throw error
    })
}
