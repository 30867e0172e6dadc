import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { CorrectionForm } from '#app/components/forms/correction-form.tsx'
import { useLocale, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { Consequences } from '#app/components/ui/wave-life.tsx'
import { correctQuestion } from '#app/domain/consultations/correct-question.server.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { correctionSchema } from '#app/domain/consultations/running-schema.ts'
import { DomainError } from '#app/domain/errors.ts'
import { answerForm } from '#app/http/answer-form.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { loadLiveWave } from '#app/http/load-live-wave.server.ts'
import { readForm } from '#app/http/read-form.ts'
import { listQuestionTexts } from '#surveys/correct-texts.ts'

export const meta = titled('running:correctTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.launch', async (args) => {
  const { wave, here } = await loadLiveWave(args)
  const { definition } = await getFrozenWave(args.ctx, wave.id)
  const questions = listQuestionTexts(definition)
  const code = new URL(args.request.url).searchParams.get('question')
  const chosen = questions.find((question) => question.code === code) ?? null
  if (code !== null && !chosen) throw new DomainError('not-found', 404)
  return { label: wave.label, here, questions, chosen }
})

export const action = staffAction('wave.launch', async ({ ctx, request, params, t }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const form = await readForm(request)
  const code = String(form.get('code') ?? '')
  const submission = parseWithZod(form, { schema: correctionSchema })
  if (submission.status !== 'success') {
    const wrong = t('errors:wave.bad-text')
    const sentences = { titleFr: wrong, titleEn: wrong, helpFr: wrong, helpEn: wrong }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, sentences) }) }, 400)
  }
  const correct = () => correctQuestion(ctx, wave.processId, wave.id, code, submission.value)
  const refusal = await answerForm(submission, t, correct)
  if (refusal) return refusal
  throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}`)
})

/** A question is chosen first, then its texts corrected: the address says which. */
export default function CorrectWave() {
  const t = useT()
  const locale = useLocale()
  const { label, here, questions, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <WaveHeader title={t('running:correctTitle', { label })} label={label} />
      <p className="lede">{t('running:correctLede')}</p>
      {chosen ? (
        <>
          <Consequences title={t('running:what')}>
            <li>{t('running:correctSame')}</li>
            <li>{t('running:correctOpen')}</li>
            <li>{t('running:correctAddendum')}</li>
          </Consequences>
          <CorrectionForm
            key={chosen.code}
            question={chosen}
            cancel={here}
            result={answer && 'result' in answer ? answer.result : null}
            problem={answer && 'problem' in answer ? answer.problem.message : null}
          />
          <p>
            <Link to="?">{t('running:correctOther')}</Link>
          </p>
        </>
      ) : (
        <section className="section" aria-labelledby="questions">
          <h2 id="questions">{t('running:correctPick')}</h2>
          <ul>
            {questions.map(({ code, title }) => (
              <li key={code}>
                <Link to={`?question=${code}`}>{title[locale]}</Link>{' '}
                <span className="quiet small">{code}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
