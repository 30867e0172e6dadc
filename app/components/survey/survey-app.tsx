import { forwardRef, useEffect, useImperativeHandle, useMemo, useReducer, useRef, useState } from 'react'
import { Survey } from 'survey-react-ui'
import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'
import { type Answers, answersSchema } from '#surveys/answers.ts'
import { questionnaireOf } from '#surveys/asked-of.ts'
import { readQuestionnaire, type SurveyDefinition } from '#surveys/questionnaire.ts'
import { collectAnswers, collectGroup, findProblems, type Problem, segmentChosen } from './collect-answers.ts'
import { createModel } from './create-model.ts'
import type { SurveyMessages } from './messages.ts'
import { registerRenderers } from './register-renderers.tsx'
import { createSay } from './say.ts'
import { inLanguage, SurveyContext, type SurveyView } from './survey-context.tsx'
import { useStepHistory } from './use-step-history.ts'

export interface SurveyOptions {
  definition: SurveyDefinition
  /** From `groupChoices(tree)`. */
  groups: readonly GroupSection[]
  /** How long the whole takes, from the instrument. */
  minutes: number
  locale: Locale
  /** From `surveyMessages`, made on the server. */
  messages: Record<Locale, SurveyMessages>
  /** Whom to turn to, said beside the texts. */
  contacts?: LocalizedText | null
  /** Shown before sending: « gardez cet onglet ouvert jusqu’à la confirmation ». */
  notice?: LocalizedText | null
  onLocaleChange?: (locale: Locale) => void
  /**
   * Sends answers that the schema accepts, and the leaf that was picked (null for none). Resolves with null once they are
   * acknowledged, or with the sentence that says what went wrong: the button then offers to try again.
   */
  onSubmit: (answers: Answers, group: string | null) => Promise<LocalizedText | null>
}

/** What the host may do with a mounted survey. */
export interface SurveyControls {
  setLocale(locale: Locale): void
  /** What is said while sending; null for the ordinary sentence. */
  announce(text: LocalizedText | null): void
}

registerRenderers()

/** The survey: SurveyJS holds the answers and the pages, every element that people meet is ours. */
export const SurveyApp = forwardRef<SurveyControls, SurveyOptions>(function SurveyApp(options, controls) {
  const [questionnaire] = useState(() => readQuestionnaire(options.definition))
  const [model] = useState(() => createModel(options.definition, options.groups, options.locale))
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const [locale, setLocale] = useState(options.locale)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [empty, setEmpty] = useState(false)
  const [failure, setFailure] = useState<LocalizedText | 'unknown' | null>(null)
  const [sending, setSending] = useState<'idle' | 'sending' | 'sent'>('idle')
  const [progress, announce] = useState<LocalizedText | null>(null)
  const say = useMemo(() => createSay(locale, options.messages[locale]), [locale, options.messages])
  const typed = useRef(false)
  const hostTitle = useRef(document.title)

  const speak = (language: Locale) => {
    model.locale = language
    setLocale(language)
    document.documentElement.lang = language
    document.title = hostTitle.current
    options.onLocaleChange?.(language)
    hostTitle.current = document.title
  }
  useImperativeHandle(controls, () => ({ setLocale: speak, announce }))

  useEffect(
    () => () => {
      document.title = hostTitle.current
    },
    [],
  )

  useEffect(() => {
    const changed = () => {
      typed.current = true
      redraw()
    }
    model.onValueChanged.add(changed)
    return () => model.onValueChanged.remove(changed)
  }, [model])

  useEffect(() => {
    if (sending === 'sent') return
    const warn = (event: BeforeUnloadEvent) => {
      if (typed.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [sending])

  const show = (step: number) => {
    setProblems([])
    setEmpty(false)
    setFailure(null)
    // Where the group chosen since is asked fewer pages, the browser may remember one more.
    model.currentPageNo = Math.min(step, model.visiblePages.length - 1)
    redraw()
  }
  const history = useStepHistory(model.currentPageNo, show)

  async function send() {
    // An answer to a question that the group chosen since is not asked goes no further.
    const asked = questionnaireOf(questionnaire, segmentChosen(options.groups, model.data))
    const answers = collectAnswers(asked, model.data)
    setEmpty(Object.keys(answers).length === 0)
    setFailure(null)
    if (Object.keys(answers).length === 0) return
    if (!answersSchema(asked).safeParse(answers).success) return setFailure('unknown')
    const only = options.groups.flatMap((section) => section.choices)
    const group = only.length === 1 ? only[0]!.id : collectGroup(model.data)
    setSending('sending')
    const refusal = await options.onSubmit(answers, group).catch(() => 'unknown' as const)
    announce(null)
    setFailure(refusal)
    setSending(refusal === null ? 'sent' : 'idle')
  }

  function next() {
    if (sending !== 'idle') return
    const first = model.isLastPage ? 0 : model.currentPageNo
    for (const page of model.visiblePages.slice(first, model.currentPageNo + 1)) {
      const codes = page.questions.map(({ name }) => name)
      const asked = questionnaire.questions.filter(({ code }) => codes.includes(code))
      const found = findProblems(asked, model.data)
      setProblems(found)
      if (found.length === 0) continue
      model.currentPage = page
      return
    }
    if (model.isLastPage) void send()
    else history.forward()
  }

  const view: SurveyView = {
    model,
    questionnaire,
    groups: options.groups,
    minutes: options.minutes,
    locale,
    say,
    contacts: inLanguage(options.contacts, locale),
    notice: inLanguage(options.notice, locale) || null,
    problems,
    empty,
    sending: failure
      ? { state: 'failed', message: failure === 'unknown' ? say('failed') : failure[locale] }
      : { state: sending },
    progress: inLanguage(progress, locale) || null,
    next,
    back: () => {
      if (sending === 'idle') history.back()
    },
    toFirst: () => history.back(model.currentPageNo),
    switchLanguage: () => speak(locale === 'fr' ? 'en' : 'fr'),
  }
  return (
    <SurveyContext.Provider value={view}>
      <div className="survey">
        <Survey model={model} />
      </div>
    </SurveyContext.Provider>
  )
})
