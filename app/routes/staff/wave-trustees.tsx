import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { ZodType } from 'zod'
import { LaunchDates } from '#app/components/forms/launch-dates.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import {
  CorrectTrustee,
  LinksAgain,
  ReplaceTrustee,
  TrusteeBoard,
  TrusteeNews,
} from '#app/components/ui/trustee-board.tsx'
import { usePolling } from '#app/components/ui/use-polling.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { WaveLinksLost } from '#app/components/ui/wave-life.tsx'
import { correctTrustee } from '#app/domain/consultations/correct-trustee.server.ts'
import { moveLaunch } from '#app/domain/consultations/move-launch.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { replaceTrustee } from '#app/domain/consultations/replace-trustee.server.ts'
import { waveDatesSchema } from '#app/domain/consultations/schema.ts'
import { sendTrusteeLink } from '#app/domain/consultations/send-trustee-link.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { trusteeAddressSchema, trusteeSchema } from '#app/domain/trustees/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { launchRules } from '#app/http/launch-rules.ts'
import { loadTrustees } from '#app/http/load-trustees.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('trustees:boardTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.read', loadTrustees)

export const action = staffAction('wave.launch', async ({ ctx, params, request, settings, t }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const here = `/demarches/${wave.processId}/vagues/${wave.id}/depositaires`
  const form = await readForm(request)
  if (form.get('intent') === 'again') {
    const trusteeId = String(form.get('trustee'))
    await sendTrusteeLink(ctx, wave.processId, wave.id, trusteeId)
    throw redirect(`${here}?renvoye=${trusteeId}`)
  }
  const place = Number(form.get('place'))
  /** One of the two forms about a trustee: what is wrong stays with her. */
  const change = async <Typed,>(schema: ZodType<Typed>, act: (typed: Typed) => Promise<void>) => {
    const typed = schema.safeParse(Object.fromEntries(form))
    if (!typed.success) {
      const field = typed.error.issues[0]?.path[0] as 'name' | 'role' | 'email'
      return data({ place, sentence: t(`trustees:missing.${field}`) }, 422)
    }
    try {
      await act(typed.data)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'trustees.same-address') throw error
      return data({ place, sentence: t('trustees:sameAddress') }, 422)
    }
    return null
  }
  if (form.get('intent') === 'replace') {
    const wrong = await change(trusteeSchema, (trustee) =>
      replaceTrustee(ctx, wave.processId, wave.id, place, trustee),
    )
    return wrong ?? redirect(`${here}?remplace=${place}`)
  }
  if (form.get('intent') === 'correct') {
    const trusteeId = String(form.get('trustee'))
    const wrong = await change(trusteeAddressSchema, (address) =>
      correctTrustee(ctx, wave.processId, wave.id, trusteeId, address),
    )
    return wrong ?? redirect(`${here}?corrige=${trusteeId}`)
  }
  const submission = parseWithZod(form, { schema: waveDatesSchema })
  if (submission.status !== 'success') {
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t) }) }, 400)
  }
  await moveLaunch(ctx, wave.processId, wave.id, submission.value, launchRules(settings))
  throw redirect(`${here}?dates`)
})

export default function WaveTrustees() {
  const t = useT()
  const loaded = useLoaderData<typeof loader>()
  const { label, here, state, trustees, dealt, mayLaunch } = loaded
  const answer = useActionData<typeof action>()
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  const wrong = answer && 'place' in answer ? answer : null
  const launching = state === 'launching' && !loaded.withdrawn
  usePolling(!answer)
  return (
    <>
      <WaveHeader title={t('trustees:boardTitle', { label })} label={label} />
      {loaded.linksLost ? <WaveLinksLost /> : null}
      <TrusteeNews {...loaded} />
      {problem ? <Notice alert title={problem} /> : null}
      <TrusteeBoard trustees={trustees} opening={state === 'closing'} />
      {mayLaunch && launching && !dealt
        ? trustees.map((trustee) => (
            <ReplaceTrustee
              key={trustee.id}
              trustee={trustee}
              refusal={wrong?.place === trustee.place ? wrong.sentence : null}
            />
          ))
        : null}
      {launching && dealt ? <p>{t('trustees:dealt')}</p> : null}
      {mayLaunch && (dealt || !launching) && !loaded.withdrawn ? (
        <>
          <LinksAgain trustees={trustees} />
          {trustees.map((trustee) => (
            <CorrectTrustee
              key={trustee.id}
              trustee={trustee}
              refusal={wrong?.place === trustee.place ? wrong.sentence : null}
            />
          ))}
        </>
      ) : null}
      {mayLaunch && launching ? (
        <LaunchDates
          dates={loaded.dates}
          late={loaded.late}
          result={answer && 'result' in answer ? answer.result : null}
        />
      ) : null}
      {mayLaunch && launching ? (
        <p>
          <Link to={`${here}/lancement`}>{t('trustees:withdraw')}</Link>
        </p>
      ) : null}
    </>
  )
}
