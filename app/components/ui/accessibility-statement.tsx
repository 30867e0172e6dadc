import type {
  AccessibilityAudit,
  AccessibilitySettings,
  Conformity,
} from '#app/domain/settings/accessibility.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { Lines } from './prose.tsx'

interface AccessibilityStatementProps {
  name: string
  address: string
  entity: string
  conformity: Conformity
  /** A valid one only. */
  audit: (AccessibilityAudit & { percentage: number }) | null
  statement: AccessibilitySettings | null
}

/** The statement in the format French law imposes (RGAA 4.1.2, « Déclaration d’accessibilité »): same titles, same order. */
export function AccessibilityStatement(props: AccessibilityStatementProps) {
  const t = useT()
  const { name, address, entity, conformity, audit, statement } = props
  return (
    <article className="document">
      <h1>{t('territory:accessibility.title')}</h1>
      <p>{t('territory:accessibility.commitment', { entity })}</p>
      <Strategy entity={entity} statement={statement} />
      <p>{t('territory:accessibility.scope', { name, address })}</p>
      <h2>{t('territory:accessibility.stateTitle')}</h2>
      <p>
        <strong>
          {t('territory:accessibility.state', { name, state: t(`territory:conformity.${conformity}`) })}
        </strong>{' '}
        {t(audit ? `territory:accessibility.because.${conformity}` : 'territory:accessibility.noAudit')}
      </p>
      <Results audit={audit} />
      <h2>{t('territory:accessibility.contentTitle')}</h2>
      {(['failures', 'burdens', 'exempt'] as const).map((kind) => (
        <Listed key={kind} kind={kind} text={statement?.[kind] ?? ''} measured={audit !== null} />
      ))}
      <Establishment statement={statement} />
      <Contact statement={statement} entity={entity} />
      <Recourse />
    </article>
  )
}

function Strategy({ entity, statement }: Pick<AccessibilityStatementProps, 'entity' | 'statement'>) {
  const t = useT()
  if (!statement?.plan && !statement?.actions) return <p>{t('territory:accessibility.noPlan')}</p>
  return (
    <>
      <p>{t('territory:accessibility.strategy', { entity })}</p>
      <ul>
        {(['plan', 'actions'] as const).map((kind) => {
          const address = statement[kind]
          return address ? (
            <li key={kind}>
              <a href={address}>{t(`territory:accessibility.${kind}`)}</a>
            </li>
          ) : null
        })}
      </ul>
    </>
  )
}

function Results({ audit }: Pick<AccessibilityStatementProps, 'audit'>) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <h3>{t('territory:accessibility.resultsTitle')}</h3>
      <p>
        {audit
          ? t('territory:accessibility.results', {
              auditor: audit.auditor,
              date: format.date(audit.on, 'short'),
              percentage: audit.percentage,
              met: audit.met,
              all: audit.met + audit.failed,
            })
          : t('territory:accessibility.noResults')}
      </p>
    </>
  )
}

function Listed(props: { kind: 'failures' | 'burdens' | 'exempt'; text: string; measured: boolean }) {
  const t = useT()
  const locale = useLocale()
  const none = props.measured ? 'territory:accessibility.noneListed' : 'territory:accessibility.notMeasured'
  return (
    <>
      <h3>{t(`territory:accessibility.${props.kind}`)}</h3>
      {props.text ? <Lines text={props.text} lang={locale === 'fr' ? undefined : 'fr'} /> : <p>{t(none)}</p>}
    </>
  )
}

function Establishment({ statement }: Pick<AccessibilityStatementProps, 'statement'>) {
  const t = useT()
  const format = useFormat()
  const day = (text: string) => ({ date: format.date(text, 'short') })
  const lang = useLocale() === 'fr' ? undefined : 'fr'
  return (
    <>
      <h2>{t('territory:accessibility.establishedTitle')}</h2>
      {statement ? (
        <p>
          {t('territory:accessibility.established', day(statement.declaredOn))}{' '}
          {statement.changedOn === statement.declaredOn
            ? null
            : t('territory:accessibility.changed', day(statement.changedOn))}
        </p>
      ) : (
        <p>{t('territory:accessibility.notEstablished')}</p>
      )}
      {(['technologies', 'environments', 'tools', 'pages'] as const).map((kind) =>
        statement?.[kind] ? (
          <section key={kind}>
            <h3>{t(`territory:accessibility.${kind}`)}</h3>
            {kind === 'environments' ? <p>{t('territory:accessibility.environmentsLede')}</p> : null}
            <Lines text={statement[kind]} lang={lang} />
          </section>
        ) : null,
      )}
    </>
  )
}

function Contact({ statement, entity }: Pick<AccessibilityStatementProps, 'statement' | 'entity'>) {
  const t = useT()
  return (
    <>
      <h2>{t('territory:accessibility.contactTitle')}</h2>
      <p>{t('territory:accessibility.contactLede')}</p>
      {statement ? (
        <ul>
          {statement.email ? (
            <li>
              {t('territory:accessibility.write')}
              <a href={`mailto:${statement.email}`}>{statement.email}</a>
            </li>
          ) : null}
          {statement.phone ? <li>{t('territory:accessibility.call', { phone: statement.phone })}</li> : null}
        </ul>
      ) : (
        <p>{t('territory:askTerritory', { territory: entity })}</p>
      )}
    </>
  )
}

function Recourse() {
  const t = useT()
  return (
    <>
      <h2>{t('territory:accessibility.recourseTitle')}</h2>
      <p>{t('territory:accessibility.recourse')}</p>
      <ul>
        <li>
          <a href="https://formulaire.defenseurdesdroits.fr/">{t('territory:accessibility.recourseWrite')}</a>
        </li>
        <li>
          <a href="https://www.defenseurdesdroits.fr/carte-des-delegues">
            {t('territory:accessibility.recourseDelegate')}
          </a>
        </li>
        <li>{t('territory:accessibility.recoursePost')}</li>
      </ul>
    </>
  )
}
