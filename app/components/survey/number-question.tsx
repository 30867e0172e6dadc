import type { QuestionTextModel } from 'survey-core'
import { QuestionFrame } from './question-frame.tsx'
import { fieldId, useQuestion, useSurvey } from './survey-context.tsx'

/** A whole number, typed. A field of type « number » would change it by a turn of the wheel and hide what is no number. */
export function NumberQuestion({ question }: { question: QuestionTextModel }) {
  const { say, problems } = useSurvey()
  const { min, max } = useQuestion(question.name, 'number')
  return (
    <QuestionFrame
      as="label"
      code={question.name}
      title={question.title}
      description={question.description}
      hint={say('between', { least: min, most: max })}
    >
      {(describedBy) => (
        <input
          type="text"
          inputMode="numeric"
          className="survey-number"
          id={fieldId(question.name)}
          name={question.name}
          autoComplete="off"
          maxLength={12}
          value={question.value ?? ''}
          aria-describedby={describedBy}
          aria-invalid={problems.some(({ code }) => code === question.name) || undefined}
          onChange={(event) => {
            if (event.target.value === '') question.clearValue()
            else question.value = event.target.value
          }}
        />
      )}
    </QuestionFrame>
  )
}
