import type { QuestionDropdownModel } from 'survey-core'
import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import { asksSome } from '#surveys/asked-of.ts'
import { QuestionFrame } from './question-frame.tsx'
import { fieldId, inLanguage, useSurvey } from './survey-context.tsx'

/** Beyond this many leaves, rows are too long to read through: a list with headings takes their place. */
const mostRows = 9

/** The group, picked in the frozen tree by the respondent herself: nothing is chosen beforehand. */
export function GroupQuestion({ question }: { question: QuestionDropdownModel }) {
  const { groups } = useSurvey()
  const leaves = groups.reduce((sum, section) => sum + section.choices.length, 0)
  return (
    <>
      {leaves > mostRows ? <GroupList question={question} /> : <GroupRows question={question} />}
      <StepsOfGroup chosen={question.value !== undefined} />
    </>
  )
}

/** Said aloud too: pages come and go with the group. */
function StepsOfGroup({ chosen }: { chosen: boolean }) {
  const { model, questionnaire, say } = useSurvey()
  if (!asksSome(questionnaire)) return null
  return (
    <p role="status" className="survey-hint">
      {chosen ? say('stepsOfGroup', { count: model.visiblePages.length }) : ''}
    </p>
  )
}

function GroupRows({ question }: { question: QuestionDropdownModel }) {
  const { groups, locale, say, questionnaire } = useSurvey()
  const first = groups[0]?.choices[0]?.id
  const rows = (section: GroupSection) => (
    <div className="survey-choices">
      {section.choices.map(({ id, label }) => (
        <label key={id}>
          <input
            type="radio"
            id={id === first ? fieldId(question.name) : undefined}
            name={question.name}
            value={id}
            checked={question.value === id}
            onChange={() => {
              question.value = id
            }}
          />
          <span>{inLanguage(label, locale)}</span>
        </label>
      ))}
    </div>
  )
  return (
    <QuestionFrame
      as="fieldset"
      code={question.name}
      title={question.title}
      description={question.description}
      hint={asksSome(questionnaire) ? say('groupLeads') : undefined}
    >
      {() => (
        <>
          {groups.map((section) =>
            section.heading === null ? (
              <div key={section.choices[0]?.id}>{rows(section)}</div>
            ) : (
              <fieldset key={section.choices[0]?.id} className="survey-part">
                <legend>{inLanguage(section.heading, locale)}</legend>
                {rows(section)}
              </fieldset>
            ),
          )}
          {question.value === undefined ? null : (
            <button type="button" className="survey-link" onClick={() => question.clearValue()}>
              {say('clear')}
            </button>
          )}
        </>
      )}
    </QuestionFrame>
  )
}

function GroupList({ question }: { question: QuestionDropdownModel }) {
  const { groups, locale, say, questionnaire } = useSurvey()
  const options = (section: GroupSection) =>
    section.choices.map(({ id, label }) => (
      <option key={id} value={id}>
        {inLanguage(label, locale)}
      </option>
    ))
  return (
    <QuestionFrame
      as="label"
      code={question.name}
      title={question.title}
      description={question.description}
      hint={asksSome(questionnaire) ? say('groupLeads') : undefined}
    >
      {(describedBy) => (
        <select
          id={fieldId(question.name)}
          name={question.name}
          value={question.value ?? ''}
          aria-describedby={describedBy}
          onChange={(event) => {
            if (event.target.value === '') question.clearValue()
            else question.value = event.target.value
          }}
        >
          <option value="">{say('pickGroup')}</option>
          {groups.map((section) =>
            section.heading === null ? (
              options(section)
            ) : (
              <optgroup key={section.choices[0]?.id} label={inLanguage(section.heading, locale)}>
                {options(section)}
              </optgroup>
            ),
          )}
        </select>
      )}
    </QuestionFrame>
  )
}
