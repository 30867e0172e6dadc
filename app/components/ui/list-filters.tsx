import { Form, useSubmit } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from './i18n.tsx'

/** What narrows a list of the directory: a search and more fields, applied as they change; by a button without scripts. */
export function ListFilters(props: { label: string; search: string; children?: ReactNode }) {
  const t = useT()
  const submit = useSubmit()
  return (
    <Form
      method="get"
      role="search"
      className="actions"
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      <p className="field">
        <label htmlFor="recherche">{props.label}</label>
        <input id="recherche" name="recherche" type="search" defaultValue={props.search} />
      </p>
      {props.children}
      <noscript>
        <button type="submit" className="button plain">
          {t('directory:filter')}
        </button>
      </noscript>
    </Form>
  )
}
