import type { ReactNode } from 'react'
import { problemText } from './problem-summary.tsx'
import { fieldId, useSurvey } from './survey-context.tsx'

interface FrameProps {
  code: string
  title: string
  description: string
  /** What to know before answering, e.g. how many may be ticked. */
  hint?: string | undefined
  /** A field has a label; a set of fields has a legend. */
  as: 'fieldset' | 'label'
  children: (describedBy: string | undefined) => ReactNode
}

/** Title, explanation and error of a question, tied to its fields. Texts are shown as text, never as markup. */
export function QuestionFrame({ code, title, description, hint, as, children }: FrameProps) {
  const { problems, say } = useSurvey()
  const problem = problems.find((found) => found.code === code)
  const id = fieldId(code)
  const notes = [
    { id: `${id}-about`, className: 'survey-hint', text: description },
    { id: `${id}-hint`, className: 'survey-hint', text: hint ?? '' },
    { id: `${id}-error`, className: 'survey-error', text: problem ? problemText(problem, say) : '' },
  ].filter((note) => note.text !== '')
  const describedBy = notes.length > 0 ? notes.map((note) => note.id).join(' ') : undefined
  const about = notes.map((note) => (
    <p key={note.id} id={note.id} className={note.className}>
      {note.text}
    </p>
  ))
  const className = problem ? 'survey-question invalid' : 'survey-question'
  if (as === 'fieldset')
    return (
      <fieldset className={className} aria-describedby={describedBy}>
        <legend>{title}</legend>
        {about}
        {children(describedBy)}
      </fieldset>
    )
  return (
    <div className={className}>
      <label htmlFor={id}>{title}</label>
      {about}
      {children(describedBy)}
    </div>
  )
}
