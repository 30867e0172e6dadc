import { z } from 'zod'
import type { AnyCtx } from '#app/domain/context.ts'
import { getMailSender, type MailSender } from '#app/domain/settings/mail-sender.server.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'
import type { WaveState } from '#db/schema/consultations.ts'
import type { ReminderKind } from '#db/schema/wave-life.ts'
import { type InstrumentId, instruments } from '#surveys/index.ts'

/** What the messages of a wave say, the same for everybody. */
export interface WaveLetter {
  waveId: string
  state: WaveState
  opensAt: Date | null
  closesAt: Date | null
  /** Never empty; the first is used for whoever has another. */
  languages: readonly Locale[]
  testWave: boolean
  title: LocalizedText
  who: LocalizedText
  why: LocalizedText
  contact: LocalizedText
  /** The EPCI. */
  organisation: string
  minutes: number
  /** The démarche's. */
  sender: MailSender
  /** The pilot's own sentence in a reminder. */
  notes: Partial<Record<ReminderKind, LocalizedText>>
  /** Why it was cancelled; null when it was not. */
  cancelledBecause: LocalizedText | null
  /** Three trustees share the key of its urn (level 2). */
  sharedKey: boolean
}

const textSchema = z.object({ fr: z.string(), en: z.string() })
const languagesSchema = z.array(z.enum(['fr', 'en'])).min(1)

/** @returns null when there is no such wave, or nothing was written about it yet */
export async function readWaveLetter(ctx: AnyCtx, waveId: string): Promise<WaveLetter | null> {
  const row = await ctx.db
    .selectFrom('waves')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .innerJoin('processes', 'processes.id', 'consultations.process_id')
    .leftJoin('wave_cancellations', 'wave_cancellations.wave_id', 'waves.id')
    .select([
      'waves.state',
      'waves.opens_at',
      'waves.closes_at',
      'waves.languages',
      'waves.test',
      'waves.level',
    ])
    .select(['wave_notices.title', 'wave_notices.who', 'wave_notices.why', 'wave_notices.contact'])
    .select(['processes.epci_name', 'consultations.instrument', 'wave_cancellations.reason'])
    .select('consultations.process_id')
    .where('waves.id', '=', waveId)
    .executeTakeFirst()
  if (!row) return null
  return {
    waveId,
    state: row.state,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    languages: languagesSchema.parse(row.languages),
    testWave: row.test,
    title: textSchema.parse(row.title),
    who: textSchema.parse(row.who),
    why: textSchema.parse(row.why),
    contact: textSchema.parse(row.contact),
    organisation: row.epci_name,
    minutes: instruments[row.instrument as InstrumentId].minutes,
    sender: await getMailSender(ctx, row.process_id),
    notes: await readNotes(ctx, waveId),
    cancelledBecause: row.reason === null ? null : textSchema.parse(row.reason),
    sharedKey: row.level === 2,
  }
}

async function readNotes(ctx: AnyCtx, waveId: string): Promise<WaveLetter['notes']> {
  const rows = await ctx.db
    .selectFrom('wave_reminders')
    .select(['kind', 'note'])
    .where('wave_id', '=', waveId)
    .where('note', 'is not', null)
    .execute()
  return Object.fromEntries(rows.map(({ kind, note }) => [kind, textSchema.parse(note)]))
}
