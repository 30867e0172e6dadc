import type { Kysely } from 'kysely'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import type { Actor } from '#app/domain/accounts/permissions.ts'
import { createWave } from '#app/domain/consultations/create-wave.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { saveTexts } from '#app/domain/consultations/save-texts.server.ts'
import { toTextsForm } from '#app/domain/consultations/wave-form.ts'
import type { Ctx } from '#app/domain/context.ts'
import { createProcess } from '#app/domain/processes/create-process.server.ts'
import type { Database } from '#db/schema/index.ts'

export interface Pilot {
  ctx: Ctx
  processId: string
}

/** An account that is administrator and pilot of a démarche of its own, with three employers. */
export async function makePilot(
  db: Kysely<Database>,
  now: () => Date,
  email = 'claire@example.org',
): Promise<Pilot> {
  const accountId = await createAccount(
    { db, now, actor: null },
    { name: 'Claire Fontanel', email, locale: 'fr' },
  )
  const actor: Actor = { accountId, name: 'Claire Fontanel', email, locale: 'fr', grants: [] }
  const processId = await createProcess(
    { db, now, actor },
    {
      name: 'Val d’Ambre, notre mutualisation',
      epciName: 'Communauté de communes du Val d’Ambre',
      epciSiren: '200000008',
      communes: [
        { inseeCode: '26198', name: 'Ambre-la-Ville' },
        { inseeCode: '26199', name: 'Montclair' },
      ],
      centralCommune: '26198',
      launchOn: '2026-12-01',
    },
  )
  const grants = (['administrator', 'pilot'] as const).map((role) => ({ processId, role, employerIds: null }))
  return { ctx: { db, now, actor: { ...actor, grants } }, processId }
}

/** Agents of the three employers in turn, each with an address. */
export async function addAgents({ ctx, processId }: Pilot, count: number): Promise<void> {
  const employers = await ctx.db
    .selectFrom('employers')
    .select('id')
    .where('process_id', '=', processId)
    .orderBy('name')
    .execute()
  const persons = await ctx.db
    .insertInto('persons')
    .values(
      Array.from({ length: count }, (_, place) => ({
        process_id: processId,
        family_name: `Nom${place}`,
        given_name: 'Camille',
        email: `agent${place}@example.org`,
        locale: place % 5 ? ('fr' as const) : ('en' as const),
      })),
    )
    .returning('id')
    .execute()
  await ctx.db
    .insertInto('employments')
    .values(
      persons.map(({ id }, place) => ({
        process_id: processId,
        person_id: id,
        employer_id: employers[place % employers.length]!.id,
        matricule: `M${place}`,
        service: null,
        job: null,
        main: true,
      })),
    )
    .execute()
}

export interface WaveDates {
  opens: Date
  closes: Date
}

/** A wave with all its texts, still a draft. A test wave is put to two testers. */
export async function draftWave({ ctx, processId }: Pilot, { opens, closes }: WaveDates, test = false) {
  const waveId = await createWave(ctx, { processId, instrument: 'barometre-agents', plannedId: null })
  await saveTexts(ctx, processId, waveId, {
    ...toTextsForm(await getWave(ctx, processId, waveId)),
    contactFr: 'Direction des ressources humaines',
    contactEn: 'Human resources',
    representatives: 'none',
    representativesEmail: undefined,
  })
  await ctx.db
    .updateTable('waves')
    .set({ opens_at: opens, closes_at: closes, test })
    .where('id', '=', waveId)
    .execute()
  const testers = ['ana', 'noe'].map((name) => ({
    name,
    email: `${name}@example.org`,
    locale: 'fr' as const,
  }))
  if (test) {
    await ctx.db
      .insertInto('wave_testers')
      .values(testers.map((tester) => ({ ...tester, wave_id: waveId })))
      .execute()
  }
  return waveId
}

/** A launched wave: the worker of the instance does the rest. */
export async function launchedWave(pilot: Pilot, dates: WaveDates): Promise<string> {
  const waveId = await draftWave(pilot, dates)
  await launchWave(pilot.ctx, pilot.processId, waveId, { mailLeaves: true, datesAreFree: true })
  return waveId
}

/** The most mails a minute that the pilot could ask for, instead of one a second: a browser waits for no mail. */
export async function sendFast({ ctx }: Pilot, waveId: string): Promise<void> {
  await ctx.db.insertInto('wave_sending').values({ wave_id: waveId, per_minute: 6000 }).execute()
}
