import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { LaunchSummary } from '#app/components/ui/launch-summary.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import { PreparationHeader, useStepPath } from '#app/components/ui/wave-steps.tsx'
import { expectedRates } from '#app/domain/consultations/expected-rates.ts'
import { explainProblem } from '#app/domain/consultations/launch-problems.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { findPlanned } from '#app/domain/consultations/planned-dates.server.ts'
import { audienceSentences } from '#app/domain/directory/audience-words.ts'
import { expectGroups } from '#app/domain/disclosure/expect-groups.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { listTrustees } from '#app/domain/trustees/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { launchRules } from '#app/http/launch-rules.ts'
import { loadPreparation } from '#app/http/load-preparation.server.ts'

export const meta = titled('waves:launchTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.launch', async (args) => {
  const { ctx, locale } = args
  const { wave, plan, trials, steps } = await loadPreparation(args)
  const names = new Map(plan.summary.employers.map(({ id, name }) => [id, name]))
  const { senderName, replyTo } = await getSettings(ctx, wave.processId)
  const named = await listTrustees(ctx, wave.id)
  const expected = (rate: number) =>
    plan.tree.length ? expectGroups(plan.tree, { rate, k: wave.k, invited: plan.invitedByLeaf }).blocks : []
  return {
    label: wave.label,
    steps,
    problems: plan.problems.map((problem) => ({
      key: problem.code,
      step: problem.step,
      say: explainProblem(problem, locale),
    })),
    summary: {
      k: wave.k,
      depth: wave.depth,
      representatives: wave.representativesEmail,
      noRepresentatives: wave.noRepresentatives,
      opensAt: wave.opensAt!.toISOString(),
      closesAt: wave.closesAt!.toISOString(),
      planned: (await findPlanned(ctx, wave))?.title ?? null,
      invited: plan.recipients.length,
      audience: audienceSentences(plan.audience, names, locale),
      people: plan.summary,
      tree: plan.tree,
      expected: expectedRates.map((rate) => ({ rate, shown: expected(rate).length })),
      sender: senderName,
      replyTo,
      tried: trials.length > 0,
      trustees: wave.level === 2 ? named.map(({ name, role }) => `${name} (${role})`) : [],
    },
  }
})

export const action = staffAction('wave.launch', async ({ ctx, params, settings }) => {
  await launchWave(ctx, params.processId!, params.waveId!, launchRules(settings))
  throw redirect(`/demarches/${params.processId}/vagues/${params.waveId}`)
})

export default function LaunchWave() {
  const t = useT()
  const path = useStepPath()
  const { label, steps, problems, summary } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, waveId } = useParams()
  return (
    <>
      <PreparationHeader title={t('waves:launchTitle', { label })} step="launch" steps={steps} />
      <p className="lede">{t('prepare:launchLede')}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      {problems.length ? (
        <div className="notice alert">
          <p>{t('waves:launchBlocked')}</p>
          <ul>
            {problems.map(({ key, step, say }) => (
              <li key={key}>
                {say}{' '}
                {step === 'launch' ? null : (
                  <Link to={path(step)}>{t('prepare:mend', { step: t(`prepare:step.${step}`) })}</Link>
                )}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <LaunchSummary {...summary} urnPath={path('urn')} />
      {problems.length ? null : (
        <Form method="post" className="actions">
          <SubmitButton label={t('waves:launchButton')} look="alert" />
          <Link to={`/demarches/${processId}/vagues/${waveId}`}>{t('common:cancel')}</Link>
        </Form>
      )}
    </>
  )
}
