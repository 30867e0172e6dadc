import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { SheetsDestroyed } from '#app/components/ui/sheets-destroyed.tsx'
import type { Verification } from '#app/domain/consultations/verification.server.ts'
import type { TerritoryLook } from '#app/domain/settings/territory-look.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { AnswerShell } from './answer-shell.tsx'
import { BallotList, BallotSearch } from './ballot-numbers.tsx'
import { groupedHex, PublicRecords } from './public-records.tsx'

interface VerificationPageProps {
  verification: Verification
  look: TerritoryLook | null
  locale: Locale
  /** Of the wave. */
  wave: string
  /** The script that looks a number up in the page. */
  script: string
}

/** What anybody may check of a wave. Rendered once, served to everybody; no number of a ballot ever leaves it. */
export function VerificationPage({ verification, look, locale, wave, script }: VerificationPageProps) {
  const path = `/e/${wave}`
  return (
    <AnswerShell territory={verification.territory} look={look} locale={locale} path={`${path}/verification`}>
      <Sections verification={verification} wave={wave} />
      {verification.closing ? <script type="module" src={script} /> : null}
    </AnswerShell>
  )
}

function Sections({ verification, wave }: Pick<VerificationPageProps, 'verification' | 'wave'>) {
  const t = useT()
  const locale = useLocale()
  const { title, test } = verification
  return (
    <>
      <article className="long-read">
        {test ? <p className="flag">{t('records:test')}</p> : null}
        <h1>{t('records:title')}</h1>
        <p className="lede">{t('records:lede', { title: title[locale] })}</p>
        <BallotSearch verification={verification} />
        <Counts verification={verification} />
        <PublicRecords verification={verification} path={`/e/${wave}/verification`} />
        <Keys verification={verification} wave={wave} />
        <section aria-labelledby="how">
          <h2 id="how">{t('records:how')}</h2>
          <p>{t('records:howText')}</p>
          <p>{t('records:howLimits')}</p>
        </section>
        <BallotList verification={verification} />
      </article>
      <nav className="long-read-links" aria-label={t('records:title')}>
        <a href={`/e/${wave}/protection?langue=${locale}`}>{t('protection:title')}</a>
      </nav>
    </>
  )
}

function Counts({ verification }: Pick<VerificationPageProps, 'verification'>) {
  const { closing, phase, sheetsDestroyed } = verification
  const t = useT()
  const format = useFormat()
  const { invited, slips } = closing ?? verification
  const people: [string, number][] = [
    [t('records:invited'), invited],
    ...(slips ? [[t('records:slips'), slips] satisfies [string, number]] : []),
  ]
  const rows: [string, number][] = closing
    ? [
        ...people,
        [t('records:credentials'), closing.credentialsIssued],
        [t('records:received'), closing.ballots],
        [t('records:void'), closing.void],
        [t('records:valid'), closing.ballots - closing.void],
      ]
    : people
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{t('records:counts')}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      {sheetsDestroyed === null ? null : <SheetsDestroyed count={sheetsDestroyed} />}
      {closing || phase === 'cancelled' ? null : <p className="quiet">{t('records:countsLater')}</p>}
    </section>
  )
}

function Keys({ verification, wave }: Pick<VerificationPageProps, 'verification' | 'wave'>) {
  const t = useT()
  const format = useFormat()
  const { representatives, issueFingerprint, urnPublicKey, definitionHash, opensAt, closesAt } = verification
  const rows: [string, string, boolean][] = [
    [t('records:opens'), format.dateTime(opensAt), false],
    [t('records:closes'), format.dateTime(closesAt), false],
    [t('records:issueKey'), issueFingerprint, true],
    [t('records:urnKey'), urnPublicKey, true],
    [t('records:definition'), definitionHash, true],
    [t('records:reference'), wave, false],
  ]
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">{t('records:keys')}</h2>
      <p>{t(representatives ? 'records:keysIntro' : 'records:keysIntroNone')}</p>
      <dl className="facts">
        {rows.map(([name, value, hex]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={hex ? 'fingerprint' : undefined}>{hex ? groupedHex(value) : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
