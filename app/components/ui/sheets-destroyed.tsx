import { useT } from './i18n.tsx'

/** Level 2, once the urn is opened or destroyed: how many trustees say that their sheet is destroyed, and what that changes. */
export function SheetsDestroyed({ count }: { count: number }) {
  const t = useT()
  return (
    <p>
      {t('trustees:sheetsDestroyed', { count })} {count < 2 ? t('trustees:sheetsLeft') : null}
    </p>
  )
}
