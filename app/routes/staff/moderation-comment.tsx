import { data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { Fragment } from 'react'
import { MaskForm, WithholdForm } from '#app/components/forms/moderation-form.tsx'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { confirmComment, maskOrRefuse, withholdComment } from '#app/domain/comments/decide-comment.server.ts'
import { getReading } from '#app/domain/comments/get-reading.server.ts'
import { splitAtPassages } from '#app/domain/comments/mask-passages.ts'
import { masksSchema, reasonSchema } from '#app/domain/comments/schema.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('comments:reading')

export const loader = staffLoader('comment.moderate', async ({ ctx, params }) => ({
  reading: await getReading(ctx, { processId: params.processId!, commentId: params.commentId! }),
}))

export const action = staffAction('comment.moderate', async ({ ctx, params, request, t }) => {
  const which = { processId: params.processId!, commentId: params.commentId! }
  const form = await readForm(request)
  const intent = form.get('intent')
  const next = ({ waveId, question }: { waveId: string; question: string }) =>
    redirect(`/demarches/${which.processId}/relecture?${new URLSearchParams({ vague: waveId, question })}`)
  if (intent === 'withhold') {
    const reason = reasonSchema.safeParse(form.get('reason'))
    if (!reason.success) return data({ noReason: t('errors:comments.no-reason') }, 422)
    throw next(await withholdComment(ctx, { ...which, reason: reason.data }))
  }
  const chosen = { ticked: form.getAll('mask').map(String), typed: String(form.get('typed') ?? '') }
  const passages = masksSchema.safeParse(chosen)
  if (!passages.success || (intent !== 'confirm' && intent !== 'preview'))
    throw new DomainError('bad-request', 400)
  try {
    if (intent === 'confirm') throw next(await confirmComment(ctx, { ...which, passages: passages.data }))
    const reading = await getReading(ctx, which)
    if (!reading) throw new DomainError('comments.already-read', 409)
    return data({ chosen, preview: maskOrRefuse(reading.body, passages.data), missing: null })
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 422) throw error
    return data({ chosen, preview: null, missing: t(`errors:${error.code}`, error.params) }, 422)
  }
})

/** One comment, what may be masked in it, and what is done with it. */
export default function ModerateComment() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { reading } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, commentId } = useParams()
  const list = `/demarches/${processId}/relecture`
  const above = <Link to={list}>{t('comments:moderationTitle')}</Link>
  if (!reading) {
    return (
      <>
        <PageHeader title={t('comments:reading')} above={above} />
        <Notice title={t('comments:gone')} alert>
          <p>{t('comments:goneMore')}</p>
        </Notice>
        <p className="actions">
          <Link className="button" to={list}>
            {t('comments:next')}
          </Link>
        </p>
      </>
    )
  }
  const { question, body, proposals, left, label } = reading
  const tried = answer && 'chosen' in answer ? answer : null
  const refused = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <Fragment key={commentId}>
      <PageHeader title={t('comments:reading')} above={above} />
      {refused ? <Notice alert title={refused} /> : null}
      <p className="lede">
        {t('comments:caption', { label })} · {question.code} · {question.title[locale]}
      </p>
      <p className="quiet">{t('comments:left', { count: left, formatted: format.number(left) })}</p>
      <section className="section" aria-labelledby="comment">
        <h2 id="comment">{t('comments:body')}</h2>
        <blockquote className="as-typed" dir="auto">
          {splitAtPassages(
            body,
            proposals.map(({ passage }) => passage),
          ).map(({ text, start, found }) => (found ? <mark key={start}>{text}</mark> : text))}
        </blockquote>
      </section>
      <MaskForm
        proposals={proposals}
        chosen={tried?.chosen ?? null}
        problem={tried?.missing ?? null}
        preview={tried?.preview ?? null}
      />
      <WithholdForm problem={answer && 'noReason' in answer ? answer.noReason : null} />
    </Fragment>
  )
}
