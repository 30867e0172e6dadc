import type { QuestionMatrixModel } from 'survey-core'
import { QuestionFrame } from './question-frame.tsx'
import { fieldId, useSurvey } from './survey-context.tsx'

/** Rows that share a scale: each a fieldset of its own within the question's, so that a row is read with its answers. */
export function MatrixQuestion({ question }: { question: QuestionMatrixModel }) {
  const { questionnaire, say } = useSurvey()
  const answers: Record<string, unknown> = question.value ?? {}
  const answer = (row: string, value: unknown) => {
    const { [row]: _, ...others } = answers
    const next = value === undefined ? others : { ...others, [row]: value }
    if (Object.keys(next).length > 0) question.value = next
    else question.clearValue()
  }
  return (
    <QuestionFrame
      as="fieldset"
      code={question.name}
      title={question.title}
      description={question.description}
    >
      {() =>
        question.rows.map((row: { value: string; text: string }, place: number) => {
          const asked = questionnaire.questions.find(({ code }) => code === question.name + row.value)
          const outside = asked?.kind === 'scale' ? asked.outside : null
          const points = question.columns.filter((column: { value: unknown }) => column.value !== outside)
          const way = question.columns.find((column: { value: unknown }) => column.value === outside)
          const radio = (column: { value: number | string; text: string }, position: number) => (
            <label key={column.value}>
              <input
                type="radio"
                id={place === 0 && position === 0 ? fieldId(question.name) : undefined}
                name={`${question.name}-${row.value}`}
                value={column.value}
                checked={answers[row.value] === column.value}
                onChange={() => answer(row.value, column.value)}
              />
              <span>{column.text}</span>
            </label>
          )
          return (
            <fieldset key={row.value} className="survey-part">
              <legend>{row.text}</legend>
              <div className={`survey-choices survey-scale of-${points.length}`}>{points.map(radio)}</div>
              {way ? <div className="survey-outside">{radio(way, -1)}</div> : null}
              {!way && answers[row.value] !== undefined ? (
                <button type="button" className="survey-link" onClick={() => answer(row.value, undefined)}>
                  {say('clear')}
                </button>
              ) : null}
            </fieldset>
          )
        })
      }
    </QuestionFrame>
  )
}
