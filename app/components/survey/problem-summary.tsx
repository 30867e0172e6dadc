import { type MouseEvent, useEffect, useRef } from 'react'
import type { Problem } from './collect-answers.ts'
import type { Say } from './say.ts'
import { fieldId, useSurvey } from './survey-context.tsx'

export function problemText(problem: Problem, say: Say): string {
  if (problem.kind === 'outOfRange') return say(problem.kind, { least: problem.least, most: problem.most })
  return say(problem.kind, { count: problem.count })
}

/** Follows a link without touching the address: its fragment may hold the respondent's secret. */
function focusField(event: MouseEvent, code: string) {
  event.preventDefault()
  document.getElementById(fieldId(code))?.focus()
}

/** What keeps the page from being left, or sent. It takes focus when it appears; each line leads to its question. */
export function ProblemSummary() {
  const { problems, empty, sending, say, model, toFirst } = useSurvey()
  const box = useRef<HTMLDivElement>(null)
  const failed = sending.state === 'failed' ? sending : null
  useEffect(() => {
    if (problems.length > 0 || empty || failed) box.current?.focus()
  }, [problems, empty, failed])
  if (problems.length === 0 && !empty && !failed) return null
  return (
    <div className="survey-summary" role="alert" tabIndex={-1} ref={box}>
      {failed ? <p>{failed.message}</p> : null}
      {empty ? (
        <>
          <p>{say('empty')}</p>
          <p>
            <button type="button" className="survey-link" onClick={toFirst}>
              {say('toFirstStep')}
            </button>
          </p>
        </>
      ) : null}
      {problems.length > 0 ? (
        <>
          <p>{say('problems', { count: problems.length })}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem.code}>
                <a href={`#${fieldId(problem.code)}`} onClick={(event) => focusField(event, problem.code)}>
                  {model.getQuestionByName(problem.code)?.title} {problemText(problem, say)}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
