import type { QuestionRadiogroupModel } from 'survey-core'
import { QuestionFrame } from './question-frame.tsx'
import { fieldId, useSurvey } from './survey-context.tsx'

/** One choice: a scale in columns where there is room, else rows; the way out stands apart. */
export function RadioQuestion({ question }: { question: QuestionRadiogroupModel }) {
  const { questionnaire, say } = useSurvey()
  const asked = questionnaire.questions.find(({ code }) => code === question.name)
  const outside = asked && 'outside' in asked ? asked.outside : null
  const way = question.visibleChoices.find((choice) => choice.value === outside)
  const points = question.visibleChoices.filter((choice) => choice !== way)
  const radio = (choice: { value: number | string; text: string }, position: number) => (
    <label key={choice.value}>
      <input
        type="radio"
        id={position === 0 ? fieldId(question.name) : undefined}
        name={question.name}
        value={choice.value}
        checked={question.value === choice.value}
        onChange={() => {
          question.value = choice.value
        }}
      />
      <span>{choice.text}</span>
    </label>
  )
  return (
    <QuestionFrame
      as="fieldset"
      code={question.name}
      title={question.title}
      description={question.description}
    >
      {() => (
        <>
          <div
            className={
              asked?.kind === 'scale' ? `survey-choices survey-scale of-${points.length}` : 'survey-choices'
            }
          >
            {points.map(radio)}
          </div>
          {way ? <div className="survey-outside">{radio(way, -1)}</div> : null}
          {!way && question.value !== undefined ? (
            <button type="button" className="survey-link" onClick={() => question.clearValue()}>
              {say('clear')}
            </button>
          ) : null}
        </>
      )}
    </QuestionFrame>
  )
}
