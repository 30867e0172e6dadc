import { randomUUID } from 'node:crypto'
import type { OrganisationValues } from '../import-plan.ts'
import { noteAdded, noteBefore } from './note-changes.server.ts'
import { batches, type Writing } from './writing.server.ts'

function organisationRow(processId: string, values: OrganisationValues) {
  return {
    process_id: processId,
    name: values.name,
    kind: values.kind,
    segment: values.segment,
    insee_code: values.inseeCode,
    siren: values.siren,
    employs: values.employs,
    contact_name: values.contactName,
    contact_email: values.contactEmail,
  }
}

/** Writes the organisations of a plan. */
export async function writeOrganisations({
  ctx,
  processId,
  importId,
  plan,
  written,
}: Writing): Promise<void> {
  const touched = [...plan.organisationChanges, ...plan.organisationRemovals].map(({ id }) => id)
  await noteBefore(ctx, importId, 'organisation', touched)
  for (const { id } of plan.organisationRemovals)
    await ctx.db.deleteFrom('employers').where('process_id', '=', processId).where('id', '=', id).execute()
  for (const { id, ...values } of plan.organisationChanges) {
    const { process_id: _process, ...row } = organisationRow(processId, values)
    await ctx.db
      .updateTable('employers')
      .set(row)
      .where('process_id', '=', processId)
      .where('id', '=', id)
      .execute()
  }
  for (const batch of batches(plan.newOrganisations)) {
    const rows = batch.map((values) => ({ id: randomUUID(), ...organisationRow(processId, values) }))
    await ctx.db.insertInto('employers').values(rows).execute()
    await noteAdded(
      ctx,
      importId,
      'organisation',
      rows.map(({ id }) => id),
    )
    await written(rows.length)
  }
}
