import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { choiceNames } from '#app/domain/directory/import-choices.ts'
import type { MergeProposal, PreviewLine, UnknownEmployer } from '#app/domain/directory/import-plan.ts'

interface Employer {
  id: string
  name: string
}

/** Names of employers nobody knows: which of the démarche's is meant, or none. */
export function UnknownEmployers(props: {
  unknown: readonly UnknownEmployer[]
  employers: readonly Employer[]
}) {
  const t = useT()
  const format = useFormat()
  return (
    <section className="section" aria-labelledby="unknown-employers">
      <h2 id="unknown-employers">{t('directory:unknownEmployers')}</h2>
      <p>{t('directory:unknownEmployersLede')}</p>
      {props.unknown.map(({ key, written, lines, nearest, answer }, index) => {
        const id = `unknown-${index}`
        const others = props.employers.filter((employer) => employer.id !== nearest?.id)
        return (
          <div className="field" key={key}>
            <label htmlFor={id}>
              {t('directory:unknownEmployer', { written, count: lines, number: format.number(lines) })}
            </label>
            <select id={id} name={choiceNames.employer(key)} defaultValue={answer ?? ''}>
              <option value="">{t('directory:leaveLines')}</option>
              {nearest ? (
                <option value={nearest.id}>{t('directory:nearest', { name: nearest.name })}</option>
              ) : null}
              {others.map((employer) => (
                <option key={employer.id} value={employer.id}>
                  {employer.name}
                </option>
              ))}
            </select>
          </div>
        )
      })}
    </section>
  )
}

function said(values: readonly (string | null)[]): string {
  return values.filter(Boolean).join(' · ')
}

/** Lines that only the pilot can settle: the same agent, another of the same name, or which one. */
export function LineQuestions({ lines, more }: { lines: readonly PreviewLine[]; more: number }) {
  const t = useT()
  const format = useFormat()
  return (
    <section className="section" aria-labelledby="questions">
      <h2 id="questions">{t('directory:questions')}</h2>
      <p>{t('directory:questionsLede')}</p>
      {lines.map(({ line, name, employer, service, job, email, question }) => {
        if (!question) return null
        const radio = (value: string, label: string) => (
          <label className="choice" key={value}>
            <input
              type="radio"
              name={choiceNames.answer(line)}
              value={value}
              defaultChecked={question.answer === value}
            />
            <span>{label}</span>
          </label>
        )
        return (
          <fieldset key={line} id={`line-${line}`}>
            <legend>{t('directory:questionLine', { line: format.number(line), name, employer })}</legend>
            <p className="quiet small">{said([service, job, email]) || t('directory:nothingElse')}</p>
            {question.kind === 'same-name'
              ? radio('same', t('directory:answerSame', { line: format.number(question.line ?? 0) }))
              : question.candidates.map((candidate) =>
                  radio(
                    candidate.employmentId,
                    t('directory:answerWhich', {
                      agent:
                        said([candidate.service, candidate.job, candidate.email]) ||
                        t('directory:nothingElse'),
                    }),
                  ),
                )}
            {radio('different', t('directory:answerDifferent'))}
            {question.kind === 'which' ? radio('leave', t('directory:answerLeave')) : null}
          </fieldset>
        )
      })}
      {more > 0 ? <p>{t('directory:moreQuestions', { count: more, number: format.number(more) })}</p> : null}
    </section>
  )
}

/** The same name at several employers. Unticked, they stay different persons. */
export function MergeProposals({ proposals, more }: { proposals: readonly MergeProposal[]; more: number }) {
  const t = useT()
  const format = useFormat()
  return (
    <section className="section" aria-labelledby="proposals">
      <h2 id="proposals">{t('directory:proposals')}</h2>
      <p>{t('directory:proposalsLede')}</p>
      <fieldset>
        <legend className="visually-hidden">{t('directory:proposals')}</legend>
        {proposals.map(({ key, name, employers, ticked }) => {
          const places = employers.map((employer) =>
            employer.line === null
              ? t('directory:placeKnown', { employer: employer.name })
              : t('directory:placeLine', { employer: employer.name, line: format.number(employer.line) }),
          )
          return (
            <div key={key}>
              <input type="hidden" name={choiceNames.proposed} value={key} />
              <label className="choice">
                <input type="checkbox" name={choiceNames.merged} value={key} defaultChecked={ticked} />
                <span>{t('directory:proposal', { name, places: format.series(places) })}</span>
              </label>
            </div>
          )
        })}
      </fieldset>
      {more > 0 ? <p>{t('directory:moreProposals', { count: more, number: format.number(more) })}</p> : null}
    </section>
  )
}
