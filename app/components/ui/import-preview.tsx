import { Form, Link, useSearchParams } from '@remix-run/react'
import { ImportAbsences } from '#app/components/forms/import-absences.tsx'
import { LineQuestions, MergeProposals, UnknownEmployers } from '#app/components/forms/import-choices.tsx'
import { ImportColumns, LostZeros } from '#app/components/forms/import-columns.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { PreviewCounts, UnknownEmployer } from '#app/domain/directory/import-plan.ts'
import { daysKept } from '#app/domain/directory/import-retention.ts'
import type { DirectoryKind } from '#app/domain/directory/kinds.ts'
import { type PreviewPage, statusesShown } from '#app/domain/directory/preview-page.ts'
import type { ImportView } from '#app/domain/directory/queries.server.ts'
import { useFormat, useT } from './i18n.tsx'
import { ImportLines } from './import-lines.tsx'
import { changedQuery, PageLinks } from './page-links.tsx'

interface Props {
  kind: DirectoryKind
  fileName: string
  total: number
  file: ImportView['file']
  chosen: ImportView['chosen']
  /** Matricules written as numbers. */
  matricules: number
  counts: PreviewCounts
  seal: string
  employers: { id: string; name: string }[]
  unknownEmployers: UnknownEmployer[]
  page: PreviewPage
}

/** A file against the directory, before anything is written: what is asked, what will be written, line by line. */
export function ImportPreview({
  kind,
  fileName,
  total,
  file,
  chosen,
  matricules,
  counts,
  seal,
  employers,
  unknownEmployers,
  page,
}: Props) {
  const t = useT()
  const format = useFormat()
  const asked = unknownEmployers.length + page.questions.length + page.proposals.length
  const choices = asked + counts.absent > 0
  return (
    <>
      <p className="lede">
        {t('directory:previewLede', { fileName, count: total, number: format.number(total) })}
      </p>
      {matricules > 0 ? <LostZeros count={matricules} /> : null}
      <Form method="post" className="stack">
        <input type="hidden" name="seal" value={seal} />
        <ImportColumns
          kind={kind}
          format={file.format}
          headings={file.headings}
          columns={file.columns}
          chosen={chosen}
          employers={employers}
        />
        {unknownEmployers.length > 0 ? (
          <UnknownEmployers unknown={unknownEmployers} employers={employers} />
        ) : null}
        {page.questions.length > 0 ? (
          <LineQuestions lines={page.questions} more={page.moreQuestions} />
        ) : null}
        {page.proposals.length > 0 ? (
          <MergeProposals proposals={page.proposals} more={page.moreProposals} />
        ) : null}
        {counts.absent > 0 ? (
          <ImportAbsences
            absences={page.absences}
            total={counts.absent}
            more={page.moreAbsences}
            wholes={kind !== 'organisations'}
          />
        ) : null}
        {choices ? (
          <p className="actions">
            <SubmitButton label={t('directory:keepChoices')} name="intent" value="decide" look="plain" />
          </p>
        ) : null}
        <section className="section" aria-labelledby="confirm">
          <h2 id="confirm">{t('directory:confirmTitle')}</h2>
          <WhatWillHappen kind={kind} counts={counts} missing={file.columns.missing.length > 0} />
          <p className="actions">
            {counts.questions === 0 && counts.new + counts.changed + counts.removed > 0 ? (
              <SubmitButton label={t('directory:confirm')} name="intent" value="confirm" />
            ) : null}
            <SubmitButton label={t('directory:forget')} name="intent" value="cancel" look="link" />
          </p>
        </section>
      </Form>
      <Lines page={page} kind={kind} />
    </>
  )
}

function WhatWillHappen(props: { kind: DirectoryKind; counts: PreviewCounts; missing: boolean }) {
  const t = useT()
  const format = useFormat()
  const { kind, counts, missing } = props
  if (missing) return <p>{t('directory:confirmMissing')}</p>
  if (counts.questions > 0) {
    return (
      <p>
        {t('directory:confirmBlocked', { count: counts.questions, number: format.number(counts.questions) })}
      </p>
    )
  }
  if (counts.new + counts.changed + counts.removed === 0) return <p>{t('directory:confirmNothing')}</p>
  const sayings = {
    Organisations: kind === 'organisations' ? counts.new : 0,
    Persons: counts.persons,
    WithoutEmail: counts.personsWithoutEmail,
    Changed: counts.changed,
    LeftOut: counts.leftOut,
    Removed: counts.removed,
    RemovedPersons: counts.removedPersons,
  }
  return (
    <ul>
      {(Object.keys(sayings) as (keyof typeof sayings)[]).map((key) => {
        const count = sayings[key]
        return count > 0 ? (
          <li key={key}>{t(`directory:confirm${key}`, { count, number: format.number(count) })}</li>
        ) : null
      })}
      {counts.removed === 0 ? <li>{t('directory:confirmKept')}</li> : null}
      <li>{t('directory:confirmUndo', { days: daysKept })}</li>
    </ul>
  )
}

function Lines({ page, kind }: { page: PreviewPage; kind: DirectoryKind }) {
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
        <ImportLines kind={kind} lines={page.lines} caption={t(`directory:tab.${page.status}`, { number })} />
      ) : null}
      <PageLinks page={page.page} pages={page.pages} query={query} label={t('directory:pages')} />
    </section>
  )
}
