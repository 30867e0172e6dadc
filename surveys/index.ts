import barometreAgents from './barometre-agents.json' with { type: 'json' }
import type { LocalizedText, SurveyDefinition } from './questionnaire.ts'

export type { LocalizedText, SurveyDefinition } from './questionnaire.ts'

export type InstrumentId = 'barometre-agents'

/** A questionnaire the service offers. */
export interface Instrument {
  id: InstrumentId
  title: LocalizedText
  /** How long an answer takes. */
  minutes: number
  definition: SurveyDefinition
}

export const instruments: Readonly<Record<InstrumentId, Instrument>> = {
  'barometre-agents': {
    id: 'barometre-agents',
    title: { fr: 'Baromètre des agentes et agents', en: 'Staff barometer' },
    minutes: 8,
    definition: barometreAgents,
  },
}
