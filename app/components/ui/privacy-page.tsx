import { commentMonths, concernMonths, directoryDays } from '#app/domain/duties/retention.ts'
import type { Controller, DataProtectionOfficer } from '#app/domain/settings/territory-settings.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { useLocale, useT } from './i18n.tsx'
import { Prose } from './prose.tsx'

interface PrivacyPageProps {
  processName: string
  territory: string
  controller: Controller | null
  dpo: DataProtectionOfficer | null
  replyTo: string | null
  notices: readonly { waveId: string; title: LocalizedText }[]
}

const kept = [
  'urn',
  'directory',
  'imports',
  'concerns',
  'comments',
  'accounts',
  'journal',
  'results',
] as const
const durations = { directoryDays, concernMonths, commentMonths }
const cookies = ['cookies', 'cookieSession', 'cookieLanguage', 'cookieAnswer'] as const

/** What a démarche does with personal data. Each wave has its own notice (art. 13), linked from here while it is open. */
export function PrivacyPage(props: PrivacyPageProps) {
  const t = useT()
  const locale = useLocale()
  const { processName, territory, controller, dpo, replyTo, notices } = props
  const missing = t('territory:askTerritory', { territory })
  const writeTo = dpo?.email ?? replyTo
  return (
    <article className="document">
      <h1>{t('territory:privacy.title')}</h1>
      <p className="lede">{t('territory:privacy.lede', { name: processName })}</p>
      <h2>{t('territory:privacy.controllerTitle')}</h2>
      {controller ? <Prose text={`${controller.name}\n${controller.address}`} /> : <p>{missing}</p>}
      <h2>{t('territory:privacy.dpoTitle')}</h2>
      {dpo ? (
        <>
          <Prose text={[dpo.name, dpo.address].filter(Boolean).join('\n')} />
          <p>
            <a href={`mailto:${dpo.email}`}>{dpo.email}</a>
          </p>
        </>
      ) : (
        <p>{missing}</p>
      )}
      <h2>{t('territory:privacy.purposesTitle')}</h2>
      <ul>
        <li>{t('territory:privacy.purposeInvite')}</li>
        <li>{t('territory:privacy.purposeStaff')}</li>
      </ul>
      <p>{t('territory:privacy.basis')}</p>
      <p>{t('territory:privacy.answers')}</p>
      <h2>{t('territory:privacy.noticeTitle')}</h2>
      <p>{t('territory:privacy.notice')}</p>
      {notices.length ? (
        <ul>
          {notices.map(({ waveId, title }) => (
            <li key={waveId}>
              <a href={`/e/${waveId}/donnees?langue=${locale}`}>
                {t('territory:privacy.noticeOpen', { title: title[locale] || title.fr })}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <h2>{t('territory:privacy.retentionTitle')}</h2>
      <dl className="entries">
        {kept.map((what) => (
          <div key={what}>
            <dt>{t(`territory:privacy.keep.${what}`)}</dt>
            <dd>{t(`territory:privacy.keptFor.${what}`, durations)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('territory:privacy.rightsTitle')}</h2>
      <p>{t('territory:privacy.rights')}</p>
      {writeTo ? <p>{t('territory:privacy.rightsHow', { to: writeTo })}</p> : <p>{missing}</p>}
      <p>{t('territory:privacy.complaint')}</p>
      <h2>{t('territory:privacy.cookiesTitle')}</h2>
      <ul>
        {cookies.map((what) => (
          <li key={what}>{t(`territory:privacy.${what}`)}</li>
        ))}
      </ul>
    </article>
  )
}
