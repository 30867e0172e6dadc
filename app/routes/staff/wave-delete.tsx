import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { DecisionForm } from '#app/components/forms/decision-form.tsx'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { deleteWave, isDeletable } from '#app/domain/consultations/delete-wave.server.ts'
import { findPlanned } from '#app/domain/consultations/planned-dates.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { listTrials } from '#app/domain/consultations/testers.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { requireIntent } from '#app/http/read-form.ts'

export const meta = titled('waves:deletion.tabTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.run', async ({ ctx, params }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const { id, processId, label, test, invited } = wave
  if (!isDeletable(wave)) throw redirect(`/demarches/${processId}/vagues/${id}`)
  const trials = test ? [] : await listTrials(ctx, id)
  const planned = test ? null : await findPlanned(ctx, wave)
  const launching = [wave, ...trials].some(({ phase }) => phase === 'launching')
  return { label, test, invited, launching, trials: trials.length, planned: planned?.title ?? null }
})

export const action = staffAction('wave.run', async ({ ctx, params, request }) => {
  await requireIntent(request, 'delete')
  await deleteWave(ctx, params.processId!, params.waveId!)
  throw redirect(`/demarches/${params.processId}/consultations`)
})

/** Says what goes with a test wave or a draft, and that nothing of it comes back, before it is deleted. */
export default function DeleteWave() {
  const t = useT()
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, waveId } = useParams()
  const { label, test, launching } = loaded
  const wave = `/demarches/${processId}/vagues/${waveId}`
  return (
    <>
      <PageHeader
        title={t(test ? 'waves:deletion.pageTitle' : 'waves:deletion.draftTitle', { label })}
        above={<Link to={wave}>{t('waves:wave', { label })}</Link>}
      />
      <p className="lede">{t(test ? 'waves:deletion.lede' : 'waves:deletion.draftLede')}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      <section className="section" aria-labelledby="what">
        <h2 id="what">{t('waves:deletion.what')}</h2>
        {test ? <OfTest {...loaded} /> : <OfDraft {...loaded} />}
      </section>
      {launching ? (
        <Notice title={t('errors:wave.still-launching')} />
      ) : (
        <DecisionForm label={t('waves:deletion.button')} intent="delete" back={wave} />
      )}
    </>
  )
}

function OfTest({ invited }: { invited: number | null }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul>
      <li>{t('waves:deletion.urn')}</li>
      <li>
        {invited === null
          ? t('waves:deletion.noLinks')
          : t('waves:deletion.links', { count: invited, formatted: format.number(invited) })}
      </li>
      <li>{t('waves:deletion.rest')}</li>
      <li>{t('waves:deletion.kept')}</li>
    </ul>
  )
}

function OfDraft({ trials, planned }: { trials: number; planned: { fr: string; en: string } | null }) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale()
  return (
    <ul>
      <li>{t('waves:deletion.texts')}</li>
      {trials > 0 ? (
        <li>{t('waves:deletion.trials', { count: trials, formatted: format.number(trials) })}</li>
      ) : null}
      {planned ? <li>{t('waves:deletion.planned', { title: planned[locale] })}</li> : null}
      <li>{t('waves:deletion.kept')}</li>
    </ul>
  )
}
