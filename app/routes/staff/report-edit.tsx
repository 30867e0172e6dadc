import { data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ReportHeadFields } from '#app/components/forms/report-head-fields.tsx'
import { AddBlock, BlockList, RemovedBlocks } from '#app/components/ui/block-list.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { DraftDeletion, FrozenVersions } from '#app/components/ui/report-end.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { chosenBlock, listBlockChoices } from '#app/domain/reports/block-choices.ts'
import { reportHeading } from '#app/domain/reports/compose-report.ts'
import { addBlock, arrangeBlock, saveHead } from '#app/domain/reports/edit-report.server.ts'
import { listBlocks } from '#app/domain/reports/list-blocks.ts'
import { getDraft, listVersions } from '#app/domain/reports/queries.server.ts'
import { addBlockSchema, headSchema, moveBlockSchema } from '#app/domain/reports/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('reports:list.title')

export const loader = staffLoader('report.publish', async ({ ctx, params, locale, request }) => {
  const [processId, reportId] = [params.processId!, params.reportId!]
  const { draft, sources } = await getDraft(ctx, { processId, reportId })
  const { title, lede } = draft
  const versions = await listVersions(ctx, processId)
  const query = new URL(request.url).searchParams
  return {
    heading: reportHeading(draft, sources, locale),
    proposed: reportHeading({ ...draft, title: { fr: '', en: '' } }, sources, locale),
    ...{ kind: draft.kind, revision: draft.revision },
    values: { titleFr: title.fr, titleEn: title.en, ledeFr: lede.fr, ledeEn: lede.en },
    here: `/demarches/${processId}/rapports/${reportId}`,
    blocks: listBlocks(draft, sources, locale),
    choices: listBlockChoices(sources.waves, locale),
    versions: versions.filter((each) => each.reportId === reportId),
    removedId: query.get('retire'),
    saved: query.has('enregistre'),
  }
})

export const action = staffAction('report.publish', async ({ ctx, request, params, locale, t }) => {
  const [processId, reportId] = [params.processId!, params.reportId!]
  const here = `/demarches/${processId}/rapports/${reportId}`
  const form = Object.fromEntries(await readForm(request))
  const arranged = moveBlockSchema.safeParse(form)
  if (arranged.success) {
    const { revision, blockId, intent } = arranged.data
    await arrangeBlock(ctx, { processId, reportId, revision }, { blockId, intent })
    throw redirect(intent === 'remove' ? `${here}?retire=${blockId}` : `${here}#bloc-${blockId}`)
  }
  const added = addBlockSchema.safeParse(form)
  if (added.success) {
    const { revision, what } = added.data
    const { sources } = await getDraft(ctx, { processId, reportId })
    const subject = chosenBlock(what, sources.waves)
    if (subject) {
      const id = await addBlock(ctx, { processId, reportId, revision }, subject)
      const typed = subject.kind === 'text' || subject.kind === 'decisions'
      throw redirect(typed ? `${here}/blocs/${id}` : `${here}#bloc-${id}`)
    }
  }
  const head = headSchema.safeParse(form)
  if (head.success && 'titleFr' in form) {
    await saveHead(ctx, { processId, reportId, revision: head.data.revision }, head.data)
    throw redirect(`${here}?enregistre`)
  }
  const message = t('errors:bad-request')
  return data({ problem: { code: 'bad-request', message, field: null, locale } }, 400)
})

/** The draft as its pilot composes it: title, blocks in order, blocks taken out, versions frozen so far. */
export default function EditReport() {
  const t = useT()
  const { heading, kind, here, blocks, choices, revision, removedId, saved, versions, ...rest } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const removed = blocks.find(({ id }) => id === removedId && id !== null)
  return (
    <>
      <PageHeader
        title={heading}
        above={
          <>
            <Link to={`${here}/..`}>{t('reports:edit.above')}</Link> · {t(`reports:kind.${kind}`)}
          </>
        }
        action={
          <p className="actions">
            <Link to={`${here}/apercu`}>{t('reports:edit.preview')}</Link>
            <Link className="button" to={`${here}/figer`}>
              {t('reports:edit.freeze')}
            </Link>
          </p>
        }
      />
      {answer && 'problem' in answer ? <Notice alert title={answer.problem.message} /> : null}
      {saved && !answer ? <Notice title={t('reports:edit.saved')} /> : null}
      {removed?.removed ? (
        <Notice title={t('reports:edit.removedNotice', { block: removed.title })}>
          <p>{t('reports:edit.removedText')}</p>
          <RemovedBlocks blocks={[removed]} revision={revision} />
        </Notice>
      ) : null}
      <section className="section" aria-labelledby="blocks">
        <h2 id="blocks">{t('reports:edit.blocks')}</h2>
        <p className="quiet">{t('reports:edit.blocksHint')}</p>
        <BlockList blocks={blocks.filter((block) => !block.removed)} revision={revision} here={here} />
      </section>
      <AddBlock choices={choices} revision={revision} />
      <ReportHeadFields key={revision} {...rest} revision={revision} />
      {blocks.some((block) => block.removed) ? (
        <section className="section" aria-labelledby="removed">
          <h2 id="removed">{t('reports:edit.removed')}</h2>
          <RemovedBlocks blocks={blocks.filter((block) => block.removed)} revision={revision} />
        </section>
      ) : null}
      {versions.length > 0 ? (
        <FrozenVersions versions={versions} here={here} />
      ) : (
        <DraftDeletion here={here} />
      )}
    </>
  )
}
