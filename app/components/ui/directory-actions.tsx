import { Link } from '@remix-run/react'
import { addressOfKind, type DirectoryKind } from '#app/domain/directory/kinds.ts'
import { useT } from './i18n.tsx'

/** What the reader may do in the directory. */
export interface DirectoryRights {
  import: boolean
  edit: boolean
  export: boolean
  elected: boolean
}

/** The addresses of what may be done with a list. */
export function directoryLinks(processId: string, kind: DirectoryKind) {
  const people = `/demarches/${processId}/personnes`
  const liste = addressOfKind(kind)
  const query = liste ? `?liste=${liste}` : ''
  const list = { agents: people, elected: `${people}/elus`, organisations: `${people}/organismes` }[kind]
  return {
    people,
    list,
    importer: `${people}/importer`,
    import: `${people}/importer${query}`,
    add: kind === 'organisations' ? `${list}/ajouter` : `${people}/ajouter${query}`,
    model: `${people}/modele.csv${query}`,
    csv: `${people}/export.csv${query}`,
    xlsx: `${people}/export.xlsx${query}`,
  }
}

/** Adding by hand, model, exports: those that the reader may use. */
export function ListActions(props: {
  kind: DirectoryKind
  links: ReturnType<typeof directoryLinks>
  may: DirectoryRights
  empty: boolean
}) {
  const t = useT()
  const { links, may, empty, kind } = props
  const shown = may.edit || may.import || (may.export && !empty)
  if (!shown) return null
  return (
    <p className="actions">
      {may.edit ? (
        <Link to={links.add}>{t(kind === 'organisations' ? 'organisations:add' : 'directory:add')}</Link>
      ) : null}
      {may.export && !empty ? (
        <>
          <a href={links.csv} download>
            {t('directory:exportCsv')}
          </a>
          <a href={links.xlsx} download>
            {t('directory:exportXlsx')}
          </a>
        </>
      ) : null}
      {may.import ? (
        <a href={links.model} download>
          {t('directory:downloadModel')}
        </a>
      ) : null}
    </p>
  )
}
