import { Form, Link, useSearchParams } from '@remix-run/react'
import { Fragment } from 'react'
import { LineQuestions, MergeProposals, UnknownEmployers } from '#app/components/forms/import-choices.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { PreviewCounts, UnknownEmployer } from '#app/domain/directory/import-plan.ts'
import { type PreviewPage, statusesShown } from '#app/domain/directory/preview-page.ts'
import type { AgentsFile } from '#app/domain/directory/read-agents-file.ts'
import { useFormat, useT } from './i18n.tsx'
import { ImportLines } from './import-lines.tsx'
import { changedQuery, PageLinks } from './page-links.tsx'

interface Props {
  fileName: string
  total: number
  file: Pick<AgentsFile, 'encoding' | 'separator' | 'headings'>
  counts: PreviewCounts
  seal: string
  employers: { id: string; name: string }[]
  unknownEmployers: UnknownEmployer[]
  page: PreviewPage
}

/** A file against the directory, before anything is written: what is asked, what will be written, line by line. */
export function ImportPreview({
  fileName,
  total,
  file,
  counts,
  seal,
  employers,
  unknownEmployers,
  page,
}: Props) {
  const t = useT()
  const format = useFormat()
  const choices = unknownEmployers.length + page.questions.length + page.proposals.length > 0
  return (
    <>
      <p className="lede">
        {t('directory:previewLede', { fileName, count: total, number: format.number(total) })}
      </p>
      <HowItWasRead file={file} />
      <Form method="post" className="stack">
        <input type="hidden" name="seal" value={seal} />
        {unknownEmployers.length > 0 ? (
          <UnknownEmployers unknown={unknownEmployers} employers={employers} />
        ) : null}
        {page.questions.length > 0 ? (
          <LineQuestions lines={page.questions} more={page.moreQuestions} />
        ) : null}
        {page.proposals.length > 0 ? (
          <MergeProposals proposals={page.proposals} more={page.moreProposals} />
        ) : null}
        {choices ? (
          <p className="actions">
            <SubmitButton label={t('directory:keepChoices')} name="intent" value="decide" look="plain" />
          </p>
        ) : null}
        <section className="section" aria-labelledby="confirm">
          <h2 id="confirm">{t('directory:confirmTitle')}</h2>
          <WhatWillHappen counts={counts} />
          <p className="actions">
            {counts.questions === 0 && counts.new + counts.changed > 0 ? (
              <SubmitButton label={t('directory:confirm')} name="intent" value="confirm" />
            ) : null}
            <SubmitButton label={t('directory:forget')} name="intent" value="cancel" look="link" />
          </p>
        </section>
      </Form>
      <Lines page={page} />
    </>
  )
}

function WhatWillHappen({ counts }: { counts: PreviewCounts }) {
  const t = useT()
  const format = useFormat()
  if (counts.questions > 0) {
    return (
      <p>
        {t('directory:confirmBlocked', { count: counts.questions, number: format.number(counts.questions) })}
      </p>
    )
  }
  if (counts.new + counts.changed === 0) return <p>{t('directory:confirmNothing')}</p>
  const said = (key: 'Persons' | 'Changed' | 'LeftOut' | 'WithoutEmail', count: number) =>
    count > 0 ? <li>{t(`directory:confirm${key}`, { count, number: format.number(count) })}</li> : null
  return (
    <ul>
      {said('Persons', counts.persons)}
      {said('WithoutEmail', counts.personsWithoutEmail)}
      {said('Changed', counts.changed)}
      {said('LeftOut', counts.leftOut)}
      <li>{t('directory:confirmKept')}</li>
    </ul>
  )
}

function HowItWasRead({ file }: { file: Props['file'] }) {
  const t = useT()
  const separators = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const
  return (
    <details>
      <summary>{t('directory:howRead')}</summary>
      <dl className="facts">
        {file.headings.read.map(({ field, heading }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear the same heading
          <Fragment key={index}>
            <dt>{t(`directory:heading.${field}`)}</dt>
            <dd>{heading}</dd>
          </Fragment>
        ))}
        <dt>{t('directory:ignored')}</dt>
        <dd>{file.headings.ignored.join(', ') || t('directory:none')}</dd>
        <dt>{t('directory:format')}</dt>
        <dd>
          {t(`directory:separator.${separators[file.separator]}`)}, {file.encoding}
        </dd>
      </dl>
    </details>
  )
}

function Lines({ page }: { page: PreviewPage }) {
  const t = useT()
  const format = useFormat()
  const [query] = useSearchParams()
  const number = format.number(page.numbers[page.status])
  return (
    <section className="section" aria-labelledby="lines">
      <h2 id="lines">{t('directory:lines')}</h2>
      <nav aria-label={t('directory:lines')}>
        <ul className="steps">
          {statusesShown.map((status) => (
            <li key={status} aria-current={status === page.status ? 'true' : undefined}>
              {page.numbers[status] > 0 ? (
                <Link to={changedQuery(query, { lignes: status, page: '' })} preventScrollReset>
                  {t(`directory:tab.${status}`, { number: format.number(page.numbers[status]) })}
                </Link>
              ) : (
                <span className="quiet">{t(`directory:tab.${status}`, { number: 0 })}</span>
              )}
            </li>
          ))}
        </ul>
      </nav>
      {page.lines.length > 0 ? (
        <ImportLines lines={page.lines} caption={t(`directory:tab.${page.status}`, { number })} />
      ) : null}
      <PageLinks page={page.page} pages={page.pages} query={query} label={t('directory:pages')} />
    </section>
  )
}
