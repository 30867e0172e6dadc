import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PreviewChoice } from '#app/components/ui/preview-choice.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { usePolling } from '#app/components/ui/use-polling.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { previewMessage } from '#app/domain/invitations/preview-message.server.ts'
import { getTrialMessage } from '#app/domain/invitations/queries.server.ts'
import { requestTrialMessage } from '#app/domain/invitations/request-trial-message.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { previewKinds, previewScreens, readPreviewChoices } from '#app/http/preview-choices.ts'

export const meta = titled('waves:previewTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async ({ ctx, params, request, settings }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const choices = readPreviewChoices(request)
  const link = `${settings.baseUrl}/e/…`
  const { subject, text } = await previewMessage(ctx, wave.id, choices.language, link, choices.kind)
  return {
    label: wave.label,
    draft: wave.state === 'draft',
    choices,
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
  const { label, draft, choices, subject, text, email, trial } = useLoaderData<typeof loader>()
  const { processId, waveId } = useParams()
  const [search] = useSearchParams()
  const wave = `/demarches/${processId}/vagues/${waveId}`
  const { language, screen, kind } = choices
  const questionnaire = `${wave}/apercu/questionnaire?langue=${language}`
  const screens = { telephone: t('prepare:previewPhone'), ordinateur: t('prepare:previewDesktop') }
  const frame = t('prepare:previewFrame', { screen: screens[screen] })
  usePolling(trial?.state === 'requested')
  return (
    <>
      <PageHeader
        title={t('waves:previewTitle', { label })}
        above={<Link to={wave}>{t('waves:wave', { label })}</Link>}
        action={
          draft ? (
            <Link className="button" to={`${wave}/essai`}>
              {t('prepare:continue', { step: t('prepare:step.trial') })}
            </Link>
          ) : null
        }
      />
      <p className="lede">{t('prepare:previewLede')}</p>
      <PreviewChoice
        label={t('waves:previewLanguage')}
        name="langue"
        current={language}
        search={search}
        options={[
          ['fr', t('waves:french')],
          ['en', t('waves:english')],
        ]}
      />
      <section className="section" aria-labelledby="questionnaire">
        <h2 id="questionnaire">{t('waves:previewQuestionnaire')}</h2>
        <PreviewChoice
          label={t('prepare:previewScreen')}
          name="ecran"
          current={screen}
          search={search}
          options={previewScreens.map((each) => [each, screens[each]])}
        />
        {screen === 'telephone' ? (
          <iframe className="phone" src={questionnaire} title={frame} key={questionnaire} />
        ) : (
          <ScrollRegion label={frame}>
            <iframe className="desktop" src={questionnaire} title={frame} key={questionnaire} />
          </ScrollRegion>
        )}
        <p>
          <a href={questionnaire} target="_blank" rel="noreferrer">
            {t('waves:previewOpen')}
          </a>
        </p>
      </section>
      <section className="section" aria-labelledby="mail">
        <h2 id="mail">{t('prepare:previewMessages')}</h2>
        <PreviewChoice
          label={t('prepare:previewMessage')}
          name="courriel"
          current={kind}
          search={search}
          options={previewKinds.map((each) => [each, t(`prepare:previewKind.${each}`)])}
        />
        <p>{t('waves:previewMailSubject', { subject })}</p>
        <h3>{t('prepare:previewHtml')}</h3>
        <iframe
          className="mail-frame"
          src={`${wave}/apercu/courriel?langue=${language}&courriel=${kind}`}
          key={`${language} ${kind}`}
          title={t('waves:previewMailFrame')}
          sandbox=""
        />
        <h3>{t('prepare:previewText')}</h3>
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
