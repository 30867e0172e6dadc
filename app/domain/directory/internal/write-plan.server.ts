import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import type { ImportPlan, PlannedEmployment } from '../import-plan.ts'
import type { DirectoryKind } from '../kinds.ts'
import { noteAdded, noteAfter, noteBefore } from './note-changes.server.ts'
import { settleMains, takeAway } from './take-away.server.ts'
import { writeOrganisations } from './write-organisations.server.ts'
import { asJson, batches, ties, type Writing } from './writing.server.ts'

async function addTies(
  writing: Writing,
  employments: readonly (PlannedEmployment & { personId: string })[],
): Promise<void> {
  const { ctx, processId, importId, tie } = writing
  for (const batch of batches(employments)) {
    const rows = batch.map(({ personId, employerId, job, main, matricule, service }) => ({
      id: randomUUID(),
      process_id: processId,
      person_id: personId,
      employer_id: employerId,
      main,
      job,
      matricule,
      service,
    }))
    if (tie === 'employment') await ctx.db.insertInto('employments').values(rows).execute()
    else {
      const mandates = rows.map(({ job, matricule: _matricule, service: _service, ...row }) => ({
        ...row,
        function: job,
      }))
      await ctx.db.insertInto('mandates').values(mandates).execute()
    }
    await noteAdded(
      ctx,
      importId,
      tie,
      rows.map(({ id }) => id),
    )
  }
}

/** Rows that will be changed or taken away, as they are now. */
async function noteTouched(writing: Writing): Promise<void> {
  const { ctx, importId, plan, tie } = writing
  const persons = [
    ...plan.personChanges.map(({ id }) => id),
    ...plan.removals.map(({ personId }) => personId),
  ]
  await noteBefore(ctx, importId, 'person', persons)
  const whole = [...plan.mainMoves, ...plan.removals].map(({ personId }) => personId)
  const ofPersons = await sql<{ id: string }>`
    select id from ${ties(writing)} where person_id = any(${whole}::uuid[])`.execute(ctx.db)
  const touched = [...ofPersons.rows, ...plan.employmentChanges].map(({ id }) => id)
  await noteBefore(ctx, importId, tie, touched)
}

async function changeTies({ ctx, processId, plan, tie }: Writing): Promise<void> {
  for (const batch of batches(plan.employmentChanges)) {
    await (tie === 'employment'
      ? sql`
      update employments set matricule = change.matricule, service = change.service, job = change.job
      from jsonb_to_recordset(${asJson(batch)}) as change(id uuid, matricule text, service text, job text)
      where employments.id = change.id and employments.process_id = ${processId}`
      : sql`
      update mandates set function = change.job from jsonb_to_recordset(${asJson(batch)}) as change(id uuid, job text)
      where mandates.id = change.id and mandates.process_id = ${processId}`
    ).execute(ctx.db)
  }
}

async function addPersons(writing: Writing): Promise<void> {
  const { ctx, processId, importId, plan, written } = writing
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
    await noteAdded(
      ctx,
      importId,
      'person',
      rows.map(({ id }) => id),
    )
    const employments = identified.flatMap((person) =>
      person.employments.map((employment) => ({ ...employment, personId: person.id })),
    )
    await addTies(writing, employments)
    await written(employments.length)
  }
}

async function changePersons({ ctx, processId, plan }: Writing): Promise<void> {
  for (const batch of batches(plan.personChanges)) {
    await sql`
      update persons set family_name = change."familyName", given_name = change."givenName",
        email = change.email, locale = change.locale
      from jsonb_to_recordset(${asJson(batch)})
        as change(id uuid, "familyName" text, "givenName" text, email text, locale text)
      where persons.id = change.id and persons.process_id = ${processId}`.execute(ctx.db)
  }
}

/**
 * Writes a plan, in batches, in the caller's transaction, and notes every row it changes so that it can be undone.
 * What frees a matricule is written before what takes it.
 * @param written called with the number of lines written since the last call, after each batch
 * @throws DomainError `import.frozen-since` (409) when a wave launched meanwhile invites somebody who was to go
 */
export async function writePlan(
  ctx: AnyCtx,
  where: { processId: string; importId: string; kind: DirectoryKind },
  plan: ImportPlan,
  written: (lines: number) => Promise<void>,
): Promise<void> {
  const writing: Writing = {
    ctx,
    ...where,
    plan,
    written,
    tie: where.kind === 'elected' ? 'mandate' : 'employment',
  }
  if (where.kind === 'organisations') await writeOrganisations(writing)
  else {
    await noteTouched(writing)
    await takeAway(writing)
    for (const batch of batches(plan.mainMoves)) {
      const personIds = batch.map(({ personId }) => personId)
      await sql`update ${ties(writing)} set main = false where person_id = any(${personIds}::uuid[])`.execute(
        ctx.db,
      )
    }
    await changeTies(writing)
    await addPersons(writing)
    for (const batch of batches(plan.additions)) {
      await addTies(writing, batch)
      await written(batch.length)
    }
    await changePersons(writing)
    const moved = plan.mainMoves.flatMap(({ employmentId }) => employmentId ?? [])
    await sql`update ${ties(writing)} set main = true where id = any(${moved}::uuid[])`.execute(ctx.db)
    await settleMains(writing)
  }
  await noteAfter(ctx, where.importId)
}
