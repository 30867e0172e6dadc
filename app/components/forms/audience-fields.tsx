import type { ReactNode } from 'react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import type { Audience } from '#app/domain/directory/audience.ts'
import type { AudienceChoices, NamedCount } from '#app/domain/directory/audience-counts.ts'
import { comparableText } from '#app/domain/directory/comparable-text.ts'

interface Wrong {
  field: 'employer' | 'jobWords' | 'job' | 'service'
  say: string
}

/** The rules of an audience as boxes to tick: employers, jobs, services, address. */
export function AudienceFields(props: { rules: Audience; choices: AudienceChoices; wrong: Wrong | null }) {
  const t = useT()
  const { rules, choices, wrong } = props
  const error = (field: Wrong['field']) => (wrong?.field === field ? wrong.say : null)
  const jobs = rules.jobs?.match ?? 'any'
  const phrases = rules.jobs?.phrases ?? []
  return (
    <>
      <fieldset className="tight" id="employer">
        <legend>{t('prepare:employers')}</legend>
        <Problem text={error('employer')} />
        <Choice name="employers" value="all" chosen={rules.employers ? 'some' : 'all'}>
          {t('prepare:employersAll')}
        </Choice>
        <Choice name="employers" value="some" chosen={rules.employers ? 'some' : 'all'}>
          {t('prepare:employersSome')}
        </Choice>
        <Employers employers={choices.employers} ticked={rules.employers ?? []} />
      </fieldset>
      <fieldset className="tight">
        <legend>{t('prepare:jobs')}</legend>
        <Choice name="jobs" value="any" chosen={jobs}>
          {t('prepare:jobsAny')}
        </Choice>
        <Choice name="jobs" value="contains" chosen={jobs}>
          {t('prepare:jobsContain')}
        </Choice>
        <div className={error('jobWords') ? 'field indented invalid' : 'field indented'}>
          <label htmlFor="jobWords">{t('prepare:jobWords')}</label>
          <p className="hint" id="jobWords-hint">
            {t('prepare:jobWordsHint')}
          </p>
          <Problem text={error('jobWords')} />
          <input
            id="jobWords"
            name="jobWords"
            aria-describedby="jobWords-hint"
            aria-invalid={error('jobWords') ? true : undefined}
            defaultValue={rules.jobs?.match === 'contains' ? phrases.join(', ') : ''}
          />
        </div>
        <Choice name="jobs" value="one-of" chosen={jobs}>
          {t('prepare:jobsOneOf')}
        </Choice>
        <Problem text={error('job')} />
        <Names name="job" names={choices.jobs} ticked={jobs === 'one-of' ? phrases : []} />
      </fieldset>
      <fieldset className="tight">
        <legend>{t('prepare:services')}</legend>
        <Problem text={error('service')} />
        <Choice name="services" value="any" chosen={rules.services ? 'some' : 'any'}>
          {t('prepare:servicesAny')}
        </Choice>
        <Choice name="services" value="some" chosen={rules.services ? 'some' : 'any'}>
          {t('prepare:servicesSome')}
        </Choice>
        <Names name="service" names={choices.services} ticked={rules.services ?? []} />
      </fieldset>
      <fieldset className="tight">
        <legend>{t('prepare:address')}</legend>
        <Choice name="email" value="any" chosen={rules.email}>
          {t('prepare:addressAny')}
          <br />
          <span className="quiet small">{t('prepare:addressAnyHint')}</span>
        </Choice>
        <Choice name="email" value="with" chosen={rules.email}>
          {t('prepare:addressWith')}
        </Choice>
      </fieldset>
    </>
  )
}

function Choice(props: { name: string; value: string; chosen: string; children: ReactNode }) {
  return (
    <label className="choice">
      <input
        type="radio"
        name={props.name}
        value={props.value}
        defaultChecked={props.chosen === props.value}
      />
      <span>{props.children}</span>
    </label>
  )
}

function Problem({ text }: { text: string | null }) {
  return text ? <p className="late">{text}</p> : null
}

const segments = ['epci', 'central_commune', 'other_communes'] as const

function Employers(props: { employers: AudienceChoices['employers']; ticked: readonly string[] }) {
  const t = useT()
  return (
    <div className="choices">
      {segments.map((segment) => {
        const members = props.employers.filter((employer) => employer.segment === segment)
        if (!members.length) return null
        return (
          <fieldset key={segment} className="whole-row">
            <legend className="small quiet">{t(`directory:segment.${segment}`)}</legend>
            {members.map(({ id, name, people }) => (
              <Box
                key={id}
                name="employer"
                value={id}
                label={name}
                people={people}
                ticked={props.ticked.includes(id)}
              />
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}

/** Names of the list to choose from, folded away until they are wanted: there may be hundreds. */
function Names(props: { name: 'job' | 'service'; names: readonly NamedCount[]; ticked: readonly string[] }) {
  const t = useT()
  const format = useFormat()
  const { name, names } = props
  const ticked = new Set(props.ticked.map(comparableText))
  if (names.length === 0) return null
  const count = { count: names.length, formatted: format.number(names.length) }
  return (
    <details className="indented" id={name} open={ticked.size > 0}>
      <summary>
        {name === 'job' ? t('prepare:jobsChoose', count) : t('prepare:servicesChoose', count)}
      </summary>
      <div className="choices">
        {names.map((each) => (
          <Box
            key={each.name}
            name={name}
            value={each.name}
            label={each.name}
            people={each.people}
            ticked={ticked.has(comparableText(each.name))}
          />
        ))}
      </div>
    </details>
  )
}

function Box(props: { name: string; value: string; label: string; people: number; ticked: boolean }) {
  const t = useT()
  const format = useFormat()
  return (
    <label className="choice">
      <input type="checkbox" name={props.name} value={props.value} defaultChecked={props.ticked} />
      <span>{t('prepare:choice', { name: props.label, people: format.number(props.people) })}</span>
    </label>
  )
}
