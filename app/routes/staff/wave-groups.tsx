import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { AskedPagesChoice } from '#app/components/forms/asked-pages-choice.tsx'
import { ClassesChoice } from '#app/components/forms/classes-choice.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { DepthChoice, DepthDetail } from '#app/components/ui/depth-preview.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import { PreparationHeader } from '#app/components/ui/wave-steps.tsx'
import { askingOf } from '#app/domain/consultations/asked-pages.server.ts'
import { expectedRates } from '#app/domain/consultations/expected-rates.ts'
import { previewDepths, proposeDepth } from '#app/domain/consultations/preview-depths.ts'
import { saveDepth } from '#app/domain/consultations/save-depth.server.ts'
import { waveDepthSchema } from '#app/domain/consultations/schema.ts'
import { getSecondDimension } from '#app/domain/consultations/second-dimension.server.ts'
import { listDirectoryGroups } from '#app/domain/directory/audience.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { loadPreparation } from '#app/http/load-preparation.server.ts'
import { readForm } from '#app/http/read-form.ts'
import type { PagesAsked } from '#surveys/ask-some.ts'

export const meta = titled('prepare:groupsTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async (args) => {
  const { wave, plan, steps } = await loadPreparation(args)
  const { epciName } = await getProcess(args.ctx, wave.processId)
  const groups = await listDirectoryGroups(args.ctx, wave.processId, plan.audience)
  const previews = previewDepths({ territory: epciName, groups, k: wave.k })
  const asked = waveDepthSchema.safeParse({ depth: new URL(args.request.url).searchParams.get('detail') })
  const { offered, chosen } = await getSecondDimension(args.ctx, wave)
  const asking = await askingOf(args.ctx, wave, groups)
  const shown = asked.success ? asked.data.depth : wave.depth
  return {
    label: wave.label,
    k: wave.k,
    steps,
    chosen: wave.depth,
    classes: offered && { first: offered.first.label, others: offered.others.label, chosen },
    asking,
    proposed: proposeDepth(previews),
    depths: previews.map(({ depth, groups: total, rates }) => ({ depth, total, rates })),
    detail: previews
      .filter(({ depth }) => depth === shown)
      .map(({ depth, rows }) => ({ depth, rows }))
      .at(0),
  }
})

export const action = staffAction('wave.prepare', async ({ ctx, request, params }) => {
  const form = await readForm(request)
  const chosen = waveDepthSchema.safeParse({ depth: form.get('depth'), classes: form.get('classes') })
  if (!chosen.success) throw new DomainError('bad-request', 400)
  const asked = [...form]
    .filter(([name]) => name.startsWith('asked.'))
    .map(([name, value]) => [name.slice('asked.'.length), `${value}`.split(' ').filter(Boolean)])
  const { depth, classes } = chosen.data
  const pages = asked.length ? (Object.fromEntries(asked) as PagesAsked) : undefined
  await saveDepth(ctx, params.processId!, params.waveId!, depth, classes === 'on', pages)
  throw redirect(`/demarches/${params.processId}/vagues/${params.waveId}/dates`)
})

export default function WaveGroups() {
  const t = useT()
  const format = useFormat()
  const { label, k, steps, chosen, proposed, depths, detail, classes, asking } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [low, high] = expectedRates.map((rate) => format.share(rate))
  return (
    <>
      <PreparationHeader title={t('prepare:groupsTitle', { label })} step="groups" steps={steps} />
      <p className="lede">{t('prepare:groupsLede', { k, low, high })}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      {depths.length ? (
        <>
          <Form method="post" className="form">
            <DepthChoice depths={depths} chosen={chosen} proposed={proposed} />
            <p className="quiet small">{t('prepare:groupsEstimate', { low })}</p>
            {classes ? <ClassesChoice {...classes} /> : null}
            {asking ? <AskedPagesChoice {...asking} /> : null}
            <p>
              <SubmitButton label={t('prepare:saveAndContinue')} />
            </p>
          </Form>
          {detail ? <DepthDetail {...detail} /> : null}
        </>
      ) : (
        <p>{t('prepare:groupsNobody')}</p>
      )}
    </>
  )
}
