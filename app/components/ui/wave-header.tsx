import { Link, useParams } from '@remix-run/react'
import { useT } from './i18n.tsx'
import { PageHeader } from './shells.tsx'

/** The head of a page about a launched wave: what it does, and the way back to the wave. */
export function WaveHeader({ title, label }: { title: string; label: string }) {
  const t = useT()
  const { processId, waveId } = useParams()
  return (
    <PageHeader
      title={title}
      above={<Link to={`/demarches/${processId}/vagues/${waveId}`}>{t('waves:wave', { label })}</Link>}
    />
  )
}
