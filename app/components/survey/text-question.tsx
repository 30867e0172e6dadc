import type { QuestionCommentModel } from 'survey-core'
import { charactersLeft } from '#surveys/answers.ts'
import { QuestionFrame } from './question-frame.tsx'
import { fieldId, useQuestion, useSurvey } from './survey-context.tsx'

/** From here on the counter is also said aloud, at each of these steps only. */
const saidAloud = [100, 50, 20, 10]

/** A text. More than fits can be typed: nothing is cut, the counter says by how much it is too long. */
export function TextQuestion({ question }: { question: QuestionCommentModel }) {
  const { say, problems, locale } = useSurvey()
  const asked = useQuestion(question.name, 'text')
  const text = typeof question.value === 'string' ? question.value : ''
  const left = charactersLeft(asked, text)
  const count = (characters: number) =>
    characters < 0
      ? say('charactersOver', { count: -characters })
      : say('charactersLeft', { count: characters })
  const step = left < 0 ? left : [...saidAloud].reverse().find((limit) => left <= limit)
  const id = fieldId(question.name)
  return (
    <QuestionFrame as="label" code={question.name} title={question.title} description={question.description}>
      {(describedBy) => (
        <>
          <textarea
            id={id}
            name={question.name}
            rows={asked.maxLength > 600 ? 6 : 4}
            autoComplete="off"
            lang={locale}
            value={text}
            aria-describedby={[describedBy, `${id}-count`].filter(Boolean).join(' ')}
            aria-invalid={problems.some(({ code }) => code === question.name) || undefined}
            onChange={(event) => {
              question.value = event.target.value
            }}
          />
          <p id={`${id}-count`} className={left < 0 ? 'survey-count over' : 'survey-count'}>
            {count(left)}
          </p>
          <p role="status" className="visually-hidden">
            {step === undefined ? '' : count(step)}
          </p>
        </>
      )}
    </QuestionFrame>
  )
}
