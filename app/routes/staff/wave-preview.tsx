import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { usePolling } from '#app/components/ui/use-polling.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { previewMessage } from '#app/domain/invitations/preview-message.server.ts'
import { getTrialMessage } from '#app/domain/invitations/queries.server.ts'
import { requestTrialMessage } from '#app/domain/invitations/request-trial-message.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { isLocale } from '#app/http/locale.ts'

export const meta = titled('waves:previewTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async ({ ctx, params, request, settings }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const asked = new URL(request.url).searchParams.get('langue')
  const language = isLocale(asked) ? asked : 'fr'
  const { subject, text } = await previewMessage(ctx, wave.id, language, `${settings.baseUrl}/e/…`)
  return {
    label: wave.label,
    draft: wave.state === 'draft',
    language,
    subject,
    text,
    email: ctx.actor.email,
    trial: await getTrialMessage(ctx, wave.id),
  }
})

export const action = staffAction('wave.prepare', async ({ ctx, params }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  await requestTrialMessage(ctx, wave.id)
  throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}/apercu`)
})

export default function PreviewWave() {
  const t = useT()
  const { label, draft, language, subject, text, email, trial } = useLoaderData<typeof loader>()
  const { processId, waveId } = useParams()
  const wave = `/demarches/${processId}/vagues/${waveId}`
  const questionnaire = `${wave}/apercu/questionnaire?langue=${language}`
  usePolling(trial?.state === 'requested')
  return (
    <>
      <PageHeader
        title={t('waves:previewTitle', { label })}
        above={<Link to={wave}>{t('waves:wave', { label })}</Link>}
        action={
          draft ? (
            <Link className="button" to={`${wave}/lancer`}>
              {t('waves:launch')}
            </Link>
          ) : null
        }
      />
      <p className="lede">{t('waves:previewLede')}</p>
      <LanguageChoice language={language} />
      <section className="section" aria-labelledby="mail">
        <h2 id="mail">{t('waves:previewMail')}</h2>
        <p>{t('waves:previewMailSubject', { subject })}</p>
        <ScrollRegion label={t('waves:previewMailFrame')} lang={language} look="letter">
          {text}
        </ScrollRegion>
        {trial ? (
          <div role="status">
            <Notice title={t(`waves:trialState.${trial.state}`, { email })}>
              <TrialReason {...trial} />
            </Notice>
          </div>
        ) : null}
        <Form method="post" className="actions">
          <SubmitButton label={t('waves:sendTrial')} look="plain" />
          {draft ? <Link to={`${wave}/preparer`}>{t('waves:edit')}</Link> : null}
        </Form>
      </section>
      <section className="section" aria-labelledby="questionnaire">
        <h2 id="questionnaire">{t('waves:previewQuestionnaire')}</h2>
        <p>
          <a href={questionnaire} target="_blank" rel="noreferrer">
            {t('waves:previewOpen')}
          </a>
        </p>
        <iframe className="phone" src={questionnaire} title={t('waves:previewQuestionnaireFrame')} />
      </section>
    </>
  )
}

function TrialReason({ state, reason }: { state: string; reason: string | null }) {
  const t = useT()
  if (!reason) return null
  return (
    <p>
      {state === 'refused'
        ? t(`mail:refusal.${reason as 'rejected'}`)
        : t(`mail:unavailable.${reason as 'unreachable'}`)}
    </p>
  )
}

function LanguageChoice({ language }: { language: 'fr' | 'en' }) {
  const t = useT()
  const [, setSearch] = useSearchParams()
  return (
    <nav aria-label={t('waves:previewLanguage')}>
      <ul className="steps">
        {(['fr', 'en'] as const).map((each) => (
          <li key={each}>
            <Link
              to={`?langue=${each}`}
              aria-current={each === language ? 'page' : undefined}
              onClick={() => setSearch({ langue: each })}
            >
              {t(each === 'fr' ? 'waves:french' : 'waves:english')}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
