import { z } from 'zod'

/** Messages in one minute when nothing else is asked for: what the relay of a town hall takes without a word. */
export const usualPerMinute = 60

export interface SendingSettings {
  paused: boolean
  /** Messages that may leave in one minute. */
  perMinute: number
}

export const paceSchema = z.object({ perMinute: z.coerce.number().int().min(1).max(6_000) })

/** Who is meant by a row of a list. */
export const personIdSchema = z.uuid()
