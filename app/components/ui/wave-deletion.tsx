import { Link } from '@remix-run/react'
import { useT } from './i18n.tsx'

/** Of a test wave or a draft: the way to the page that deletes it. */
export function WaveDeletion({ here, test }: { here: string; test: boolean }) {
  const t = useT()
  return (
    <section className="section" aria-labelledby="deletion">
      <h2 id="deletion">{t('waves:deletion.title')}</h2>
      <p>
        {t(test ? 'waves:deletion.text' : 'waves:deletion.draftText')}{' '}
        <Link to={`${here}/supprimer`}>{t(test ? 'waves:deletion.link' : 'waves:deletion.draftLink')}</Link>
      </p>
    </section>
  )
}
