import { z } from 'zod'
import { type InstrumentId, instruments } from '#surveys/index.ts'

const instrumentId = z.enum(Object.keys(instruments) as InstrumentId[])

/** What a new wave starts from: a questionnaire, and after a space the consultation of the calendar that it holds. */
export const newWaveSchema = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.union([z.tuple([instrumentId]), z.tuple([instrumentId, z.uuid()])]))
  .transform(([instrument, plannedId]) => ({ instrument, plannedId: plannedId ?? null }))
