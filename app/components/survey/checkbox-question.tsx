import type { QuestionCheckboxModel } from 'survey-core'
import { toggle } from './collect-answers.ts'
import { QuestionFrame } from './question-frame.tsx'
import { fieldId, useQuestion, useSurvey } from './survey-context.tsx'

/** Several choices. One too many can be ticked: the page says so instead of greying out what may be wanted more. */
export function CheckboxQuestion({ question }: { question: QuestionCheckboxModel }) {
  const { say } = useSurvey()
  const asked = useQuestion(question.name, 'several')
  const ticked: unknown[] = Array.isArray(question.value) ? question.value : []
  const box = (choice: { value: string; text: string }, position: number) => (
    <label key={choice.value}>
      <input
        type="checkbox"
        id={position === 0 ? fieldId(question.name) : undefined}
        name={question.name}
        value={choice.value}
        checked={ticked.includes(choice.value)}
        onChange={() => {
          question.value = toggle(asked, question.value, choice.value)
        }}
      />
      <span>{choice.text}</span>
    </label>
  )
  const none = question.visibleChoices.find((choice) => choice.value === asked.none)
  return (
    <QuestionFrame
      as="fieldset"
      code={question.name}
      title={question.title}
      description={question.description}
      hint={asked.max === null ? undefined : say('atMost', { count: asked.max })}
    >
      {() => (
        <>
          <div className="survey-choices survey-boxes">
            {question.visibleChoices.filter((choice) => choice !== none).map(box)}
          </div>
          {none ? <div className="survey-outside">{box(none, -1)}</div> : null}
        </>
      )}
    </QuestionFrame>
  )
}
