import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

interface Row {
  personId: string
  name: string
  /** What may be done for this person; nothing where nothing may. */
  act: ReactNode
  /** The two other cells. */
  cells: readonly [ReactNode, ReactNode]
}

/** « Nom ou adresse », by GET, so that the result is a page one can come back to; then those found, each with what may be done. */
export function PersonSearch(props: {
  query: string
  caption: string
  /** What is said when nobody is found. */
  nobody: string
  /** The heading of what may be done: read out, not seen. */
  act: string
  headings: readonly [string, string]
  rows: readonly Row[]
}) {
  const t = useT()
  const { query, caption, nobody, act, headings, rows } = props
  return (
    <>
      <Form method="get" className="row-form" role="search">
        <label htmlFor="query">{t('running:search')}</label>
        <input id="query" name="q" type="search" defaultValue={query} />
        <button type="submit" className="button plain">
          {t('running:find')}
        </button>
      </Form>
      {query && rows.length === 0 ? <p role="status">{nobody}</p> : null}
      {rows.length ? (
        <ScrollRegion label={caption}>
          <table className="stacked">
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('running:person')}</th>
                <th scope="col">
                  <span className="visually-hidden">{act}</span>
                </th>
                <th scope="col">{headings[0]}</th>
                <th scope="col">{headings[1]}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.personId}>
                  <th scope="row">{row.name}</th>
                  <td>{row.act}</td>
                  <td data-label={headings[0]}>{row.cells[0]}</td>
                  <td data-label={headings[1]}>{row.cells[1]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
    </>
  )
}

/** Does one thing for one person found; screen readers are told for whom. */
export function ActFor(props: { personId: string; label: string; describedAs: string; intent?: string }) {
  const { personId, label, describedAs, intent } = props
  return (
    <Form method="post">
      {intent ? <input type="hidden" name="intent" value={intent} /> : null}
      <SubmitButton label={label} describedAs={describedAs} name="person" value={personId} look="plain" />
    </Form>
  )
}
