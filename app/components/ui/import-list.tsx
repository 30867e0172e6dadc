import { Link } from '@remix-run/react'
import { useFormat, useT } from './i18n.tsx'

export interface ImportEntry {
  id: string
  fileName: string
  state: 'previewed' | 'confirmed' | 'applied' | 'failed' | 'undone'
  createdAt: string
}

/** Files of the last 30 days, each to be confirmed, seen or undone. */
export function ImportList({ imports, importer }: { imports: readonly ImportEntry[]; importer: string }) {
  const t = useT()
  const format = useFormat()
  if (imports.length === 0) return null
  return (
    <section className="section" aria-labelledby="imports">
      <h2 id="imports">{t('directory:imports')}</h2>
      <ul>
        {imports.map((one) => (
          <li key={one.id}>
            <Link to={`${importer}/${one.id}`}>{one.fileName}</Link>
            {', '}
            {t(`directory:importState.${one.state}`)} · {format.dateTime(one.createdAt)}
          </li>
        ))}
      </ul>
    </section>
  )
}
