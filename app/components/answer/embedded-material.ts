import type { SurveyMessages } from '#app/components/survey/messages.ts'
import type { AnswerMaterial } from '#app/domain/consultations/answer-page.server.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'

/** The data block of the answer page: the same for everybody invited. */
export interface EmbeddedMaterial extends AnswerMaterial {
  locale: Locale
  minutes: number
  title: LocalizedText
  contacts: LocalizedText
  messages: Record<Locale, SurveyMessages>
}

export function readMaterial(page: Document): EmbeddedMaterial {
  return JSON.parse(page.getElementById('material')?.textContent ?? '')
}
