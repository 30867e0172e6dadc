import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TrialFields } from '#app/components/forms/trial-fields.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import { TrialList } from '#app/components/ui/trial-list.tsx'
import { PreparationHeader, useStepPath } from '#app/components/ui/wave-steps.tsx'
import { explainProblem } from '#app/domain/consultations/launch-problems.ts'
import { nextStep } from '#app/domain/consultations/preparation.ts'
import { trialSchema } from '#app/domain/consultations/schema.ts'
import { listTeam } from '#app/domain/consultations/testers.server.ts'
import { tryWave } from '#app/domain/consultations/try-wave.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { launchRules } from '#app/http/launch-rules.ts'
import { loadPreparation } from '#app/http/load-preparation.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('prepare:trialTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async (args) => {
  const { ctx, settings, locale } = args
  const { wave, plan, trials, steps } = await loadPreparation(args)
  // What stops a trial: its texts, and that the tree has somebody. Dates, numbers and representatives are the wave's.
  const stops = plan.problems.filter(({ code }) => code === 'launch.texts' || !plan.headcount)
  return {
    label: wave.label,
    k: wave.k,
    steps,
    team: await listTeam(ctx, wave.processId),
    me: { accountId: ctx.actor.accountId, email: ctx.actor.email },
    local: !settings.smtp,
    stops: stops.map((problem) => ({
      key: problem.code,
      step: problem.step,
      say: explainProblem(problem, locale),
    })),
    trials: trials.map(({ opensAt, closesAt: _, ...trial }) => ({
      ...trial,
      opensAt: opensAt.toISOString(),
    })),
  }
})

export const action = staffAction('wave.launch', async ({ ctx, request, params, settings, t }) => {
  const form = await readForm(request)
  const submission = parseWithZod(form, { schema: trialSchema })
  if (submission.status !== 'success') {
    const typed = {
      accounts: form.getAll('account').map(String),
      addresses: String(form.get('addresses') ?? ''),
    }
    return data({ wrong: t('prepare:trialAddressesWrong'), typed }, 400)
  }
  const trialId = await tryWave(
    ctx,
    params.processId!,
    params.waveId!,
    submission.value,
    launchRules(settings),
  )
  throw redirect(`/demarches/${params.processId}/vagues/${trialId}`)
})

export default function TryWave() {
  const t = useT()
  const path = useStepPath()
  const next = nextStep('trial')
  const { label, k, steps, team, me, local, stops, trials } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const wrong = answer && 'wrong' in answer ? answer : null
  const refusal = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <PreparationHeader title={t('prepare:trialTitle', { label })} step="trial" steps={steps} />
      <p className="lede">{t('prepare:trialLede')}</p>
      <ul>
        <li>{t('prepare:trialFew', { k })}</li>
        <li>{t('prepare:trialRecord', { email: me.email })}</li>
        {local ? <li>{t('prepare:trialLocal')}</li> : null}
      </ul>
      {trials.length ? <TrialList trials={trials} /> : null}
      {refusal ? <Notice alert title={refusal} /> : null}
      {stops.length ? (
        <Notice title={t('prepare:trialBlocked')}>
          {stops.map(({ key, step, say }) => (
            <p key={key}>
              {say} <Link to={path(step)}>{t('prepare:mend', { step: t(`prepare:step.${step}`) })}</Link>
            </p>
          ))}
        </Notice>
      ) : (
        <Form method="post" className="form">
          {wrong ? (
            <div className="notice alert" role="alert">
              <p>
                <a href="#addresses">{wrong.wrong}</a>
              </p>
            </div>
          ) : null}
          <TrialFields
            team={team}
            ticked={wrong?.typed.accounts ?? [me.accountId]}
            addresses={wrong?.typed.addresses ?? ''}
            wrong={wrong?.wrong ?? null}
          />
          <p>
            <SubmitButton label={t('prepare:trialButton')} />
          </p>
        </Form>
      )}
      <p>
        <Link to={path(next)}>{t('prepare:skipTrial', { step: t(`prepare:step.${next}`) })}</Link>
      </p>
    </>
  )
}
