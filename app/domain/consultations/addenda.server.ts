import type { AddendumFacts } from '#app/documents/addendum-facts.ts'
import { addendumSentence, inBothLanguages } from '#app/documents/addendum-facts.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { AddendumKind, WaveAddendaTable } from '#db/schema/wave-life.ts'

export interface Addendum {
  number: number
  kind: AddendumKind
  /** Null of a cancellation, whose record says it all. */
  facts: AddendumFacts | null
  /** In hexadecimal, of the PDF. */
  sha256: string
  recordedOn: string
  /** Whether the staff representatives have it. */
  handed: WaveAddendaTable['handed']
}

export function readAddendum(row: Omit<WaveAddendaTable, 'wave_id' | 'pdf'>): Addendum {
  const { facts } = row.data as { facts?: AddendumFacts }
  return {
    number: row.number,
    kind: row.kind,
    facts: facts ?? null,
    sha256: row.sha256.toString('hex'),
    recordedOn: row.recorded_on,
    handed: row.handed,
  }
}

export interface SaidAddendum extends Addendum {
  /** Null of a cancellation. */
  sentence: LocalizedText | null
}

/** The addenda of a wave, first to last, each in one sentence. */
export async function listAddenda(ctx: AnyCtx, waveId: string): Promise<SaidAddendum[]> {
  const rows = await ctx.db
    .selectFrom('wave_addenda')
    .select(['number', 'kind', 'data', 'sha256', 'recorded_on', 'handed'])
    .where('wave_id', '=', waveId)
    .orderBy('number')
    .execute()
  return rows.map(readAddendum).map((addendum) => {
    const { facts } = addendum
    return {
      ...addendum,
      sentence: facts && inBothLanguages((locale) => addendumSentence(locale, facts)),
    }
  })
}
