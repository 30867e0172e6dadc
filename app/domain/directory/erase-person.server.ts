import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { comparableName } from './comparable-text.ts'
import { listFrozenPersons } from './frozen-lists.server.ts'
import { getPerson, type Person, placeOf } from './internal/get-person.server.ts'
import { lockDirectory, lockLaunches } from './internal/lock-directory.server.ts'
import { requireWhole } from './internal/scope.server.ts'
import { importDecisionsSchema, importOutcomeSchema } from './schema.ts'

/** What erasing somebody removes, in numbers, and what forbids it. */
export interface Erasure {
  person: Person
  /** Messages of closed or cancelled waves. */
  messages: number
  /** Files that wait for a confirmation: they may name her. */
  files: number
  /** Imports that can no longer be undone. */
  imports: number
  /** Names of the waves that are not closed and invite her; null when none does. */
  frozen: string | null
}

async function listTouched(ctx: Ctx, processId: string, person: Person): Promise<string[]> {
  const ids = [person, ...person.employments, ...person.mandates].map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`
    select distinct directory_imports.id from directory_imports
    join directory_changes on import_id = directory_imports.id
    where process_id = ${processId} and (directory_changes.id = any(${ids}::uuid[])
      or coalesce(before, after) ->> 'person_id' = ${person.id})`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

async function listPending(ctx: Ctx, processId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('directory_imports')
    .select('id')
    .where('process_id', '=', processId)
    .where('state', 'in', ['previewed', 'failed'])
    .where('kind', '!=', 'organisations')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * What erasing a person would do.
 * @throws DomainError `not-found`; `forbidden` to who sees a part of the directory only
 */
export async function getErasure(ctx: Ctx, input: { processId: string; personId: string }): Promise<Erasure> {
  requireWhole(ctx, 'directory.edit', input.processId)
  const person = await getPerson(ctx, { ...input, permission: 'directory.edit' })
  const frozen = await listFrozenPersons(ctx, input.processId, [person.id])
  return {
    person,
    messages: person.waves.flatMap(({ messages }) => messages).length,
    files: (await listPending(ctx, input.processId)).length,
    imports: (await listTouched(ctx, input.processId, person)).length,
    frozen: frozen.get(person.id) ?? null,
  }
}

/** Imports keep the answers given in their preview and the lines they left out: both may name her. */
async function forgetInImports(ctx: Ctx, processId: string, person: Person): Promise<void> {
  const name = comparableName(person)
  const rows = await ctx.db
    .selectFrom('directory_imports')
    .select(['id', 'decisions', 'outcome'])
    .where('process_id', '=', processId)
    .execute()
  for (const { id, decisions, outcome } of rows) {
    const kept = importDecisionsSchema.parse(decisions ?? {})
    const written = outcome ? importOutcomeSchema.parse(outcome) : null
    const forgotten = {
      ...kept,
      answers: Object.fromEntries(
        Object.entries(kept.answers).filter(([key]) => !key.includes(JSON.stringify(name))),
      ),
      merged: kept.merged.filter((key) => !key.includes(JSON.stringify(name))),
    }
    const lines = written?.lines.filter((line) => !sameName(line.name, person))
    await ctx.db
      .updateTable('directory_imports')
      .set({
        decisions: decisions ? sql`${JSON.stringify(forgotten)}::jsonb` : null,
        outcome: written ? sql`${JSON.stringify({ ...written, lines })}::jsonb` : null,
      })
      .where('id', '=', id)
      .execute()
  }
}

/** A line left out is kept as « given name family name ». */
function sameName(written: string, { familyName, givenName }: Person): boolean {
  const fold = (text: string) => comparableName({ familyName: text, givenName: '' })
  return fold(written) === fold(`${givenName} ${familyName}`)
}

/**
 * Erases a person (RGPD art. 17): her record, employments, mandates, messages, what earlier imports noted of her, and
 * the files that wait for a confirmation. What she answered can't be found: it stays, without her, in the counts.
 * @throws DomainError `not-found`; `forbidden`; `person.frozen` (409) while a wave that invites her is not closed;
 *   `import.busy` (409) while a file is being written
 */
export async function erasePerson(ctx: Ctx, input: { processId: string; personId: string }): Promise<void> {
  const { processId } = input
  requireWhole(ctx, 'directory.edit', processId)
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, processId)
    await lockLaunches(within, processId)
    const { person, frozen } = await getErasure(within, input)
    if (frozen) throw new DomainError('person.frozen', 409, { waves: frozen })
    const writing = await trx
      .selectFrom('directory_imports')
      .select('id')
      .where('process_id', '=', processId)
      .where('state', '=', 'confirmed')
      .executeTakeFirst()
    if (writing) throw new DomainError('import.busy', 409)
    const touched = await listTouched(within, processId, person)
    const pending = await listPending(within, processId)
    if (touched.length > 0)
      await trx.deleteFrom('directory_changes').where('import_id', 'in', touched).execute()
    if (pending.length > 0) await trx.deleteFrom('directory_imports').where('id', 'in', pending).execute()
    await forgetInImports(within, processId, person)
    await trx.deleteFrom('persons').where('process_id', '=', processId).where('id', '=', person.id).execute()
    await recordAction(within, { processId, action: 'person.erased', details: { employer: placeOf(person) } })
  })
}
