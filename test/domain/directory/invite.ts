import type { WaveState } from '#db/schema/consultations.ts'
import type { TestDatabase } from '#test/support/database.ts'

/** A wave of a démarche, in a state, that invited these persons. */
export async function invite(
  { db }: Pick<TestDatabase, 'db'>,
  processId: string,
  personIds: readonly string[],
  state: WaveState = 'launched',
): Promise<string> {
  const { id: consultationId } = await db
    .insertInto('consultations')
    .values({ process_id: processId, instrument: 'barometre-agents', created_on: '2026-11-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: waveId } = await db
    .insertInto('waves')
    .values({
      consultation_id: consultationId,
      definition_hash: null,
      languages: ['fr'],
      opens_at: new Date('2026-11-20T08:00:00Z'),
      closes_at: new Date('2026-12-15T17:00:00Z'),
      k: 10,
      state,
      test: false,
      level: 1,
      issue_spki: null,
      issue_key_sealed: null,
      urn_public: null,
      ballot_length: null,
      invited: personIds.length,
      credentials_issued: null,
      ballots: null,
      void: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const text = { fr: 'Baromètre', en: 'Barometer' }
  await db
    .insertInto('wave_notices')
    .values({
      wave_id: waveId,
      label: 'T7',
      title: text,
      who: text,
      why: text,
      contact: text,
      representatives_email: null,
      no_representatives: true,
      launch_problem: null,
      total_at: null,
      depth: 'segment',
    })
    .execute()
  await db
    .insertInto('deliveries')
    .values(
      personIds.map((person_id) => ({
        wave_id: waveId,
        person_id,
        kind: 'invitation' as const,
        state: 'accepted' as const,
        reason_code: null,
        attempts: 1,
      })),
    )
    .execute()
  return waveId
}
