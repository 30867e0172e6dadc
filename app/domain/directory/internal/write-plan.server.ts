import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import type { ImportPlan, PlannedEmployment } from '../import-plan.ts'

/** Rows written by one statement: far below PostgreSQL's 65 535 parameters, small enough to show progress. */
const batchSize = 500

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += batchSize) yield items.slice(start, start + batchSize)
}

function asJson(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::jsonb`
}

async function writeEmployments(
  ctx: AnyCtx,
  processId: string,
  employments: readonly (PlannedEmployment & { personId: string })[],
): Promise<void> {
  for (const batch of batches(employments)) {
    const rows = batch.map((employment) => ({
      process_id: processId,
      person_id: employment.personId,
      employer_id: employment.employerId,
      matricule: employment.matricule,
      service: employment.service,
      job: employment.job,
      main: employment.main,
    }))
    await ctx.db.insertInto('employments').values(rows).execute()
  }
}

/**
 * Writes a plan, in batches, in the caller's transaction.
 * @param written called with the number of lines written since the last call, after each batch
 */
export async function writePlan(
  ctx: AnyCtx,
  processId: string,
  plan: ImportPlan,
  written: (lines: number) => Promise<void>,
): Promise<void> {
  for (const batch of batches(plan.mainMoves)) {
    const personIds = batch.map(({ personId }) => personId)
    await ctx.db
      .updateTable('employments')
      .set({ main: false })
      .where('process_id', '=', processId)
      .where('person_id', 'in', personIds)
      .execute()
  }
  for (const batch of batches(plan.newPersons)) {
    const identified = batch.map((person) => ({ ...person, id: randomUUID() }))
    const rows = identified.map((person) => ({
      id: person.id,
      process_id: processId,
      family_name: person.familyName,
      given_name: person.givenName,
      email: person.email,
      locale: person.locale,
    }))
    await ctx.db.insertInto('persons').values(rows).execute()
    const employments = identified.flatMap((person) =>
      person.employments.map((employment) => ({ ...employment, personId: person.id })),
    )
    await writeEmployments(ctx, processId, employments)
    await written(employments.length)
  }
  for (const batch of batches(plan.additions)) {
    await writeEmployments(ctx, processId, batch)
    await written(batch.length)
  }
  for (const batch of batches(plan.personChanges)) {
    await sql`
      update persons set family_name = change."familyName", given_name = change."givenName",
        email = change.email, locale = change.locale
      from jsonb_to_recordset(${asJson(batch)})
        as change(id uuid, "familyName" text, "givenName" text, email text, locale text)
      where persons.id = change.id and persons.process_id = ${processId}`.execute(ctx.db)
  }
  for (const batch of batches(plan.employmentChanges)) {
    await sql`
      update employments set matricule = change.matricule, service = change.service, job = change.job
      from jsonb_to_recordset(${asJson(batch)}) as change(id uuid, matricule text, service text, job text)
      where employments.id = change.id and employments.process_id = ${processId}`.execute(ctx.db)
  }
  const moved = plan.mainMoves.flatMap(({ employmentId }) => employmentId ?? [])
  for (const batch of batches(moved)) {
    await ctx.db
      .updateTable('employments')
      .set({ main: true })
      .where('process_id', '=', processId)
      .where('id', 'in', batch)
      .execute()
  }
}
