import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useFormat, useT } from './i18n.tsx'
import { Meter } from './notice.tsx'

/** Milliseconds between two looks at how far the import is. */
const pace = 1000

/** How far the import is. It goes on whether this page is open or not; without JavaScript, a link looks again. */
export function ImportProgress({ done, total, fileName }: { done: number; total: number; fileName: string }) {
  const t = useT()
  const format = useFormat()
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, pace)
    return () => clearTimeout(timer)
  }, [revalidate, state])
  return (
    <>
      <p className="lede">{t('directory:writing', { fileName })}</p>
      <Meter
        done={done}
        total={total}
        label={t('directory:progress', { done: format.number(done), total: format.number(total) })}
      />
      <p>{t('directory:mayLeave')}</p>
      <noscript>
        <p>
          <a href="?">{t('directory:lookAgain')}</a>
        </p>
      </noscript>
    </>
  )
}
