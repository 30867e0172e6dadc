import type { QuestionRankingModel } from 'survey-core'
import { rankedPlaces } from '#surveys/answers.ts'
import { placed, rank } from './collect-answers.ts'
import { QuestionFrame } from './question-frame.tsx'
import { fieldId, inLanguage, useQuestion, useSurvey } from './survey-context.tsx'

const places = ['firstPlace', 'secondPlace'] as const

/** What comes first, then second, by two native lists: what is chosen for one place is not offered for the other. */
export function RankingQuestion({ question }: { question: QuestionRankingModel }) {
  const { say, locale } = useSurvey()
  const asked = useQuestion(question.name, 'ranking')
  const ranked = placed(question.value)
  return (
    <QuestionFrame
      as="fieldset"
      code={question.name}
      title={question.title}
      description={question.description}
    >
      {() => (
        <div className="survey-places">
          {places.slice(0, rankedPlaces).map((place, position) => {
            const id = position === 0 ? fieldId(question.name) : `${fieldId(question.name)}-${position}`
            return (
              <p key={place}>
                <label htmlFor={id}>{say(place)}</label>
                <select
                  id={id}
                  name={`${question.name}-${position}`}
                  value={ranked[position] ?? ''}
                  onChange={(event) => {
                    const next = rank(question.value, position, event.target.value)
                    if (next.length > 0) question.value = next
                    else question.clearValue()
                  }}
                >
                  <option value="">{say('noPlace')}</option>
                  {asked.options
                    .filter(({ value }) => value === ranked[position] || !ranked.includes(value))
                    .map(({ value, label }) => (
                      <option key={value} value={value}>
                        {inLanguage(label, locale)}
                      </option>
                    ))}
                </select>
              </p>
            )
          })}
        </div>
      )}
    </QuestionFrame>
  )
}
