import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import {
  Form,
  Link,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useParams,
} from '@remix-run/react'
import { AudienceFields } from '#app/components/forms/audience-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useLiveCount } from '#app/components/forms/use-live-count.ts'
import { AudienceCount } from '#app/components/ui/audience-count.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { PreparationHeader, SavedNotice } from '#app/components/ui/wave-steps.tsx'
import { explainProblem } from '#app/domain/consultations/launch-problems.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { requireEmployers, saveAudience } from '#app/domain/consultations/save-audience.server.ts'
import { audienceFormSchema, typedAudience } from '#app/domain/consultations/schema.ts'
import { listAgentCounts } from '#app/domain/directory/audience.server.ts'
import { audienceChoices, summariseAudience } from '#app/domain/directory/audience-counts.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { loadPreparation } from '#app/http/load-preparation.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('prepare:audienceTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async (args) => {
  const { wave, plan, steps } = await loadPreparation(args)
  const saved = new URL(args.request.url).searchParams.has('enregistre')
  const problems = plan.problems.filter(({ step }) => saved && step === 'audience')
  return {
    label: wave.label,
    steps,
    rules: plan.audience,
    summary: plan.summary,
    choices: audienceChoices(await listAgentCounts(args.ctx, wave.processId)),
    problems: problems.map((problem) => ({ key: problem.code, say: explainProblem(problem, args.locale) })),
  }
})

const sentences = {
  employer: 'prepare:employersNone',
  jobWords: 'prepare:jobWordsNone',
  job: 'prepare:jobsNone',
  service: 'prepare:servicesNone',
} as const

export const action = staffAction('wave.prepare', async (args) => {
  const { ctx, request, params, t } = args
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const form = await readForm(request)
  const submission = parseWithZod(form, { schema: audienceFormSchema })
  if (submission.status !== 'success') {
    const wrong = Object.keys(submission.error ?? {}).find((name) => name in sentences)
    const field = (wrong ?? 'employer') as keyof typeof sentences
    return data(
      { counted: null, rules: typedAudience(form), wrong: { field, say: t(sentences[field]) } },
      400,
    )
  }
  const rules = submission.value
  if (form.get('intent') === 'count') {
    await requireEmployers(ctx, wave.processId, rules)
    const counted = summariseAudience(await listAgentCounts(ctx, wave.processId), rules)
    return { counted, rules, wrong: null }
  }
  await saveAudience(ctx, wave.processId, wave.id, rules)
  const { plan } = await loadPreparation(args)
  const here = `/demarches/${wave.processId}/vagues/${wave.id}`
  const stays = plan.problems.some(({ step }) => step === 'audience')
  throw redirect(stays ? `${here}/destinataires?enregistre` : `${here}/groupes`)
})

/** Counting changes nothing: the page need not be read again. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('intent') === 'count' ? false : defaultShouldRevalidate
}

export default function WaveAudience() {
  const t = useT()
  const format = useFormat()
  const { label, steps, rules, summary, choices, problems } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const { processId } = useParams()
  const live = useLiveCount<typeof action>()
  const answer = live.answer ?? posted
  const counted = answer && 'counted' in answer ? answer.counted : null
  const shown = counted ?? summary
  const wrong = posted && 'wrong' in posted ? posted.wrong : null
  const refusal = answer && 'problem' in answer ? answer.problem.message : null
  const typed = posted && 'rules' in posted ? posted.rules : null
  return (
    <>
      <PreparationHeader title={t('prepare:audienceTitle', { label })} step="audience" steps={steps} />
      <p className="lede">{t('prepare:audienceLede')}</p>
      {problems.length && !posted ? (
        <SavedNotice title={t('prepare:savedButStops')} next="groups" missing={problems} />
      ) : null}
      {choices.employers.length === 0 ? (
        <p>
          {t('prepare:audienceNobody')}{' '}
          <Link to={`/demarches/${processId}/personnes/importer`}>{t('prepare:audienceImport')}</Link>
        </p>
      ) : (
        <div className="side-by-side">
          <Form method="post" className="form" ref={live.form} onChange={live.ask}>
            {wrong || refusal ? (
              <div className="notice alert" role="alert">
                <p>{wrong ? <a href={`#${wrong.field}`}>{wrong.say}</a> : refusal}</p>
              </div>
            ) : null}
            <AudienceFields rules={typed ?? rules} choices={choices} wrong={wrong} />
            <p role="status">
              <strong>
                {t('prepare:countedPeople', { count: shown.people, formatted: format.number(shown.people) })}
              </strong>
            </p>
            <p className="actions">
              <SubmitButton label={t('prepare:saveAndContinue')} name="intent" value="save" />
              <SubmitButton label={t('prepare:count')} name="intent" value="count" look="plain" />
            </p>
          </Form>
          <AudienceCount summary={shown} saved={!counted} />
        </div>
      )}
    </>
  )
}
