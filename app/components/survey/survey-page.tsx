import { type ReactNode, useEffect, useRef } from 'react'
import type { PageModel, Question as SurveyQuestion } from 'survey-core'
import { elementOf, minutesLeft } from './collect-answers.ts'
import { ProblemSummary } from './problem-summary.tsx'
import { useSurvey } from './survey-context.tsx'

/** Draws a question by the renderer registered for its type. */
export type DrawQuestion = (question: SurveyQuestion) => ReactNode

/** One page of the survey: where we are, its title (which takes focus), its questions, and the two ways on. */
export function SurveyPage({ page, draw }: { page: PageModel; draw: DrawQuestion }) {
  const { model, questionnaire, say, contacts, next, back, sending, progress } = useSurvey()
  const title = useRef<HTMLHeadingElement>(null)
  const step = model.visiblePages.indexOf(page) + 1
  const steps = model.visiblePages.length
  useEffect(() => {
    title.current?.focus()
    window.scrollTo({ top: 0 })
  }, [])
  const place = say('step', { step, steps })
  useEffect(() => {
    document.title = `${page.title} · ${place}`
  }, [page.title, place])
  const names = page.questions.map(({ name }) => name)
  const ofSome = questionnaire.questions.some((one) => one.askedOf && names.includes(elementOf(one)))
  const isLast = step === steps
  const isSending = sending.state === 'sending' || sending.state === 'sent'
  const label = !isLast
    ? say('next')
    : isSending
      ? say('sending')
      : sending.state === 'failed'
        ? say('sendAgain')
        : say('send')
  return (
    <div className="survey-page">
      <Progress page={page} step={step} steps={steps} />
      <div className="survey-head">
        <h1 tabIndex={-1} ref={title} aria-describedby="survey-progress">
          {page.title}
        </h1>
        {page.description ? (
          <p className="survey-warning">{page.description.replace('{contacts}', contacts).trim()}</p>
        ) : null}
      </div>
      {ofSome ? <p className="survey-hint">{say('ofSome')}</p> : null}
      <ProblemSummary />
      {page.questions.map((question) => (
        <div key={question.name}>{draw(question)}</div>
      ))}
      {isLast ? <BeforeSending /> : null}
      <div className="survey-actions">
        {step > 1 ? (
          <button
            type="button"
            className="button plain"
            onClick={back}
            aria-disabled={isSending || undefined}
          >
            {say('back')}
          </button>
        ) : null}
        <button type="button" className="button" onClick={next} aria-disabled={isSending || undefined}>
          {label}
        </button>
      </div>
      <p role="status" className="survey-status">
        {isSending ? (progress ?? say('sending')) : ''}
      </p>
    </div>
  )
}

function Progress({ page, step, steps }: { page: PageModel; step: number; steps: number }) {
  const { model, questionnaire, minutes, say, locale, switchLanguage } = useSurvey()
  const ahead = model.visiblePages.slice(model.visiblePages.indexOf(page))
  const remaining = ahead.flatMap((one) => one.questions.map(({ name }) => name))
  const other = locale === 'fr' ? 'en' : 'fr'
  return (
    <div className="survey-progress">
      <div className="survey-bar" aria-hidden="true">
        {model.visiblePages.map((one, position) => (
          <i key={one.name} className={position < step ? 'done' : undefined} />
        ))}
      </div>
      <div className="survey-place">
        <p id="survey-progress">
          {say('step', { step, steps })} ·{' '}
          {say('minutes', { count: minutesLeft(questionnaire, minutes, remaining) })}
        </p>
        <button type="button" className="survey-link" lang={other} onClick={switchLanguage}>
          {say('otherLanguage')}
        </button>
      </div>
    </div>
  )
}

function BeforeSending() {
  const { say, notice } = useSurvey()
  return (
    <section className="survey-sending" aria-labelledby="survey-sending">
      <h2 id="survey-sending">{say('beforeSending')}</h2>
      <p>{say('sealed')}</p>
      <p>{say('final')}</p>
      {notice ? <p className="survey-notice">{notice}</p> : null}
    </section>
  )
}
