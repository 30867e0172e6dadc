import { Link } from '@remix-run/react'
import { useT } from './i18n.tsx'

/** Of a test wave only: the way to the page that deletes it. */
export function WaveDeletion({ here }: { here: string }) {
  const t = useT()
  return (
    <section className="section" aria-labelledby="deletion">
      <h2 id="deletion">{t('waves:deletion.title')}</h2>
      <p>
        {t('waves:deletion.text')} <Link to={`${here}/supprimer`}>{t('waves:deletion.link')}</Link>
      </p>
    </section>
  )
}
