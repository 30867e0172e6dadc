import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import {
  type MissingMention,
  missingMentionPaths,
  missingMentions,
} from '#app/domain/settings/missing-mentions.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { type SettingSubject, settingPaths, settingSubjects } from '#app/domain/settings/subjects.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('settings:title')

export const loader = staffLoader('settings.edit', async ({ ctx, params, request }) => {
  const kept = await getSettings(ctx, params.processId!)
  const saved = new URL(request.url).searchParams.get('enregistre')
  return {
    missing: missingMentions(kept),
    address: kept.publicSince && `/d/${kept.slug}`,
    saved: settingSubjects.find((subject) => subject === saved) ?? null,
  }
})

/** The subjects of the settings, each a short page; what is missing is said beside its subject. */
export default function Settings() {
  const t = useT()
  const { missing, address, saved } = useLoaderData<typeof loader>()
  const home = `/demarches/${useParams().processId}`
  return (
    <>
      <PageHeader
        title={t('settings:title')}
        action={
          address ? (
            <a className="button plain" href={address}>
              {t('settings:see')}
            </a>
          ) : (
            <Link className="button plain" to={`${home}/reglages/page-publique/apercu`}>
              {t('settings:preview')}
            </Link>
          )
        }
      />
      <p className="lede">{t('settings:lede')}</p>
      {saved ? (
        <div className="notice" role="status">
          <p>
            <strong>{t('settings:saved', { subject: t(`settings:subject.${saved}`) })}</strong>
          </p>
          <p>{t('settings:savedNote')}</p>
        </div>
      ) : null}
      <ul className="roles">
        {settingSubjects.map((subject) => (
          <Subject key={subject} subject={subject} home={home} missing={missing} />
        ))}
      </ul>
    </>
  )
}

function Subject(props: { subject: SettingSubject; home: string; missing: readonly MissingMention[] }) {
  const t = useT()
  const { subject, home, missing } = props
  const path = settingPaths[subject]
  const lacks = missing.filter((code) => missingMentionPaths[code] === path)
  return (
    <li>
      <div>
        <h2 className="list-title">
          <Link to={home + path}>{t(`settings:subject.${subject}`)}</Link>
        </h2>
        <p className="quiet">{t(`settings:about.${subject}`)}</p>
        {lacks.map((code) => (
          <p key={code}>{t(`settings:missing.${code}`)}</p>
        ))}
      </div>
      {lacks.length ? <span className="tag alert">{t('settings:toComplete')}</span> : null}
    </li>
  )
}
