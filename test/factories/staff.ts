import type { Kysely } from 'kysely'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import type { Actor, Role } from '#app/domain/accounts/permissions.ts'
import { getActor, openSession } from '#app/domain/accounts/session.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { Database } from '#db/schema/index.ts'

export interface Demarche {
  processId: string
  /** Identifiers of the employers, by name. */
  employers: Record<string, string>
}

/** A démarche of an EPCI and three communes, with nobody in it. */
export async function makeDemarche(db: Kysely<Database>, now: () => Date): Promise<Demarche> {
  const { id: processId } = await db
    .insertInto('processes')
    .values({
      name: 'Mieux servir ensemble',
      epci_name: 'Val d’Ambre',
      epci_siren: '200000172',
      launch_on: '2026-04-01',
      created_at: now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const commune = { process_id: processId, kind: 'commune' as const, siren: null }
  const rows = await db
    .insertInto('employers')
    .values([
      {
        ...commune,
        kind: 'epci',
        name: 'Val d’Ambre',
        segment: 'epci',
        insee_code: null,
        siren: '200000172',
      },
      { ...commune, name: 'Ambreville', segment: 'central_commune', insee_code: '01001' },
      { ...commune, name: 'Les Ormes', segment: 'other_communes', insee_code: '01004' },
      { ...commune, name: 'Montclair', segment: 'other_communes', insee_code: '01005' },
    ])
    .returning(['id', 'name'])
    .execute()
  return { processId, employers: Object.fromEntries(rows.map(({ id, name }) => [name, id])) }
}

export interface Holder {
  accountId: string
  assignmentId: string
  /** Her context, with the grants she had when it was made. */
  ctx: Ctx
  /** Who she is at the next request. */
  again(): Promise<Actor>
}

/** An account that holds one role in a démarche, written without the desk that gives roles. */
export async function makeHolder(
  db: Kysely<Database>,
  now: () => Date,
  given: { processId: string | null; role: Role; name?: string; employerIds?: string[] },
): Promise<Holder> {
  const anonymous = { db, now, actor: null }
  const name = given.name ?? given.role
  const email = `${name.toLowerCase()}.${Math.random().toString(36).slice(2)}@example.org`
  const accountId = await createAccount(anonymous, { name, email, locale: 'fr' })
  const { id: assignmentId } = await db
    .insertInto('role_assignments')
    .values({ account_id: accountId, process_id: given.processId, role: given.role, created_at: now() })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const employer_id of given.employerIds ?? [])
    await db
      .insertInto('role_assignment_employers')
      .values({ assignment_id: assignmentId, employer_id })
      .execute()
  const again = async () => (await getActor(anonymous, await openSession(anonymous, accountId)))!
  return { accountId, assignmentId, ctx: { db, now, actor: await again() }, again }
}
