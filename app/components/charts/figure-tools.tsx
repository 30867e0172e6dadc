import { useContext, useEffect, useState } from 'react'
import { useT } from '#app/components/ui/i18n.tsx'
import type { FigureView } from '#app/domain/results/view-blocks.ts'
import { FigureLinksContext } from './figure-links.tsx'

/** Below a figure: its figures as a file, and, where scripts run, its picture. */
export function FigureTools({ figure, caption }: { figure: FigureView; caption: string }) {
  const t = useT()
  const { csv } = useContext(FigureLinksContext)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  async function save() {
    const { drawPicture } = await import('./figure-picture.ts')
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await drawPicture(figure.chart, caption))
    link.download = `figure-${figure.number}.png`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <p className="figure-tools small">
      {csv && figure.tables.length > 0 ? (
        <a href={csv(figure.number)} aria-label={`${t('results:download.figure')}, ${caption}`}>
          {t('results:download.figure')}
        </a>
      ) : null}
      {ready ? (
        <button type="button" className="button link" onClick={() => void save()}>
          {t('results:download.image')}
        </button>
      ) : null}
    </p>
  )
}
