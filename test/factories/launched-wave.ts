import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { queueDeliveries } from '#app/domain/invitations/queue-deliveries.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { TestDatabase } from '#test/support/database.ts'

export interface InvitedPerson {
  given_name: string
  family_name: string
  email: string | null
  locale: Locale
}

export const launchedWaveHours = {
  opens: new Date('2026-11-24T08:00:00Z'),
  during: new Date('2026-11-25T08:00:00Z'),
  closes: new Date('2026-12-01T17:00:00Z'),
}

/** Agents of an invented commune, one in four reading English. */
export function invitedPersons(count: number): InvitedPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    given_name: `Agent ${index}`,
    family_name: 'Martin',
    email: `agent-${index}@exemple.fr`,
    locale: index % 4 === 3 ? 'en' : 'fr',
  }))
}

/** A wave just launched, with its texts and its link key, and a queued invitation for each person with an address. */
export async function makeLaunchedWave(
  { db }: TestDatabase,
  {
    keysDir,
    persons,
    languages = ['fr', 'en'],
  }: { keysDir: string; persons: InvitedPerson[]; languages?: Locale[] },
) {
  const { opens, closes, during } = launchedWaveHours
  const process = await db
    .insertInto('processes')
    .values({
      name: 'Notre mutualisation',
      epci_name: 'Val d’Ambre',
      epci_siren: '200000001',
      launch_on: '2026-03-01',
      created_at: during,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const consultation = await db
    .insertInto('consultations')
    .values({ process_id: process.id, instrument: 'barometre-agents', created_on: '2026-11-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const wave = await db
    .insertInto('waves')
    .values({
      consultation_id: consultation.id,
      languages,
      opens_at: opens,
      closes_at: closes,
      k: 10,
      state: 'launched',
      test: false,
      level: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('wave_notices')
    .values({
      wave_id: wave.id,
      label: 'T0',
      title: { fr: 'Baromètre des agents', en: 'Staff barometer' },
      who: { fr: 'La communauté de communes', en: 'The community of communes' },
      why: { fr: 'Choisir ensemble.', en: 'Choosing together.' },
      contact: { fr: 'Ressources humaines', en: 'Human resources' },
      no_representatives: true,
      depth: 'segment',
    })
    .execute()
  const rows = await db
    .insertInto('persons')
    .values(persons.map((person) => ({ ...person, process_id: process.id })))
    .returning(['id', 'email'])
    .execute()
  const { linkKey } = await openKeyFiles(keysDir).make(wave.id)
  const personIds = rows.map((row) => row.id)
  const ctx = { db, now: () => during, actor: null }
  const queued = await queueDeliveries(ctx, { waveId: wave.id, kind: 'invitation', personIds })
  return { processId: process.id, waveId: wave.id, linkKey, persons: rows, queued }
}
