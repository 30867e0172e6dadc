import { createContext, useContext } from 'react'
import type { Model } from 'survey-core'
import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'
import type { Question, Questionnaire } from '#surveys/questionnaire.ts'
import type { Problem } from './collect-answers.ts'
import type { Say } from './say.ts'

export type Sending = { state: 'idle' | 'sending' | 'sent' } | { state: 'failed'; message: string }

/** What every part of the survey sees. A new value at each keystroke redraws the one page shown. */
export interface SurveyView {
  model: Model
  questionnaire: Questionnaire
  groups: readonly GroupSection[]
  minutes: number
  locale: Locale
  say: Say
  /** The contacts of the wave, in the language shown. */
  contacts: string
  /** What the host says before sending, for instance to keep the tab open. */
  notice: string | null
  problems: readonly Problem[]
  /** An answer to nothing was sent. */
  empty: boolean
  sending: Sending
  /** What the host says while it sends. */
  progress: string | null
  next(): void
  back(): void
  toFirst(): void
  switchLanguage(): void
}

export const SurveyContext = createContext<SurveyView | null>(null)

export function useSurvey(): SurveyView {
  const view = useContext(SurveyContext)
  if (!view) throw new Error('outside of the survey')
  return view
}

export function useQuestion<Kind extends Question['kind']>(code: string, kind: Kind) {
  const question = useSurvey().questionnaire.questions.find((found) => found.code === code)
  if (question?.kind !== kind) throw new Error(`no ${kind} question ${code}`)
  return question as Extract<Question, { kind: Kind }>
}

export function inLanguage(text: LocalizedText | null | undefined, locale: Locale): string {
  return text?.[locale] ?? ''
}

/** The element that takes focus for a question: its first field. */
export function fieldId(code: string): string {
  return `survey-${code}`
}
