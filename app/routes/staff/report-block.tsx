import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { DecisionFields } from '#app/components/forms/decision-fields.tsx'
import { TextPair } from '#app/components/forms/report-head-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { DomainError } from '#app/domain/errors.ts'
import { blockName } from '#app/domain/reports/block-choices.ts'
import { reportHeading } from '#app/domain/reports/compose-report.ts'
import { saveBlock } from '#app/domain/reports/edit-report.server.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import { blockSchema } from '#app/domain/reports/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readWholeForm } from '#app/http/read-whole-form.ts'

export const meta = titled('reports:block.title', ({ name }: { name: string }) => ({ block: name }))

export const loader = staffLoader('report.publish', async ({ ctx, params, locale }) => {
  const [processId, reportId] = [params.processId!, params.reportId!]
  const { draft, sources } = await getDraft(ctx, { processId, reportId })
  const block = draft.blocks.find(({ id }) => id === params.blockId)
  if (!block) throw new DomainError('not-found', 404)
  const { note } = block
  const text = block.kind === 'text' ? block : null
  return {
    name: blockName(block, sources.waves, locale),
    report: reportHeading(draft, sources, locale),
    here: `/demarches/${processId}/rapports/${reportId}`,
    ...{ kind: block.kind, revision: draft.revision },
    lines: block.kind === 'decisions' ? block.lines : [],
    values: {
      ...{ noteFr: note.fr, noteEn: note.en },
      ...{ titleFr: text?.title.fr ?? '', titleEn: text?.title.en ?? '' },
      ...{ textFr: text?.text.fr ?? '', textEn: text?.text.en ?? '' },
    },
  }
})

export const action = staffAction('report.publish', async ({ ctx, request, params, t }) => {
  const { processId, reportId, blockId } = params as Record<'processId' | 'reportId' | 'blockId', string>
  const form = await readWholeForm(request, 'revision')
  const submission = parseWithZod(form, { schema: blockSchema })
  if (submission.status !== 'success') {
    const message = t('errors:bad-request')
    return data({ problem: { code: 'bad-request', message, field: null } }, 400)
  }
  const { revision } = submission.value
  await saveBlock(ctx, { processId, reportId, revision }, blockId, submission.value)
  throw redirect(`/demarches/${processId}/rapports/${reportId}?enregistre#bloc-${blockId}`)
})

/** What the pilot writes in one block, or above it. */
export default function ReportBlock() {
  const t = useT()
  const { name, report, here, kind, revision, values, lines } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={t('reports:block.title', { block: name })} above={<Link to={here}>{report}</Link>} />
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      <Form method="post" className="form">
        <input type="hidden" name="revision" value={revision} />
        {kind === 'text' ? (
          <>
            <TextPair
              name="title"
              values={values}
              most={160}
              labels={{ fr: t('reports:block.textTitleFr'), en: t('reports:block.textTitleEn') }}
            />
            <TextPair
              name="text"
              values={values}
              most={6000}
              rows={9}
              labels={{ fr: t('reports:block.textFr'), en: t('reports:block.textEn') }}
              hints={{ fr: t('reports:block.textHint'), en: t('reports:block.englishHint') }}
            />
          </>
        ) : (
          <TextPair
            name="note"
            values={values}
            most={1200}
            rows={3}
            labels={{ fr: t('reports:block.noteFr'), en: t('reports:block.noteEn') }}
            hints={{ fr: t('reports:block.noteHint'), en: t('reports:block.englishHint') }}
          />
        )}
        {kind === 'decisions' ? <DecisionFields lines={lines} /> : null}
        <p className="actions">
          <SubmitButton label={t('reports:block.save')} />
          <Link to={here}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
