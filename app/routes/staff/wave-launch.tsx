import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { GroupTable } from '#app/components/ui/group-table.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { planLaunch } from '#app/domain/consultations/plan-launch.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { launchRules } from '#app/http/launch-rules.ts'

export const meta = titled('waves:launchTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.launch', async ({ ctx, params, settings, t }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  if (wave.state !== 'draft') throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}`)
  const plan = await planLaunch(ctx, wave, launchRules(settings))
  return {
    label: wave.label,
    k: wave.k,
    test: wave.test,
    representatives: wave.representativesEmail,
    opensAt: wave.opensAt!.toISOString(),
    closesAt: wave.closesAt!.toISOString(),
    invited: plan.recipients.length,
    headcount: plan.headcount,
    tree: plan.tree,
    problems: plan.problems.map((code) => t(`errors:${code}`)),
  }
})

export const action = staffAction('wave.launch', async ({ ctx, params, settings }) => {
  await launchWave(ctx, params.processId!, params.waveId!, launchRules(settings))
  throw redirect(`/demarches/${params.processId}/vagues/${params.waveId}`)
})

export default function LaunchWave() {
  const t = useT()
  const format = useFormat()
  const plan = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, waveId } = useParams()
  const wave = `/demarches/${processId}/vagues/${waveId}`
  const without = plan.headcount - plan.invited
  return (
    <>
      <PageHeader
        title={t('waves:launchTitle', { label: plan.label })}
        above={<Link to={wave}>{t('waves:wave', { label: plan.label })}</Link>}
      />
      <p className="lede">{t('waves:launchLede')}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      {plan.problems.length ? (
        <div className="notice alert">
          <p>{t('waves:launchBlocked')}</p>
          <ul>
            {plan.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <p>
            <Link to={`${wave}/preparer`}>{t('waves:edit')}</Link>
          </p>
        </div>
      ) : null}
      <section className="section" aria-labelledby="what">
        <h2 id="what">{t('waves:launchWhat')}</h2>
        <ul>
          <li>{t('waves:launchFreeze', { invited: format.number(plan.invited) })}</li>
          <li>{t('waves:launchKeys')}</li>
          <li>
            {plan.representatives
              ? t('waves:launchRecord', { email: plan.representatives })
              : t('waves:launchRecordNone')}
          </li>
          <li>{t('waves:launchMails', { date: format.dateTime(plan.opensAt) })}</li>
          <li>{t('waves:launchClose', { date: format.dateTime(plan.closesAt) })}</li>
        </ul>
      </section>
      <section className="section" aria-labelledby="cannot">
        <h2 id="cannot">{t('waves:launchCannot')}</h2>
        <ul>
          <li>{t('waves:launchCannotEdit', { k: plan.k })}</li>
          <li>{t('waves:launchCannotRead')}</li>
          <li>{t('waves:launchCannotLose')}</li>
        </ul>
      </section>
      <section className="section" aria-labelledby="groups">
        <h2 id="groups">{t('waves:launchGroups')}</h2>
        {without > 0 ? (
          <p>{t('waves:launchWithout', { count: without, total: format.number(plan.headcount) })}</p>
        ) : null}
        <GroupTable tree={plan.tree} />
      </section>
      {plan.problems.length ? null : (
        <Form method="post" className="actions">
          <SubmitButton label={t('waves:launchButton')} look="alert" />
          <Link to={wave}>{t('common:cancel')}</Link>
        </Form>
      )}
    </>
  )
}
