import { Link } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'

export const meta = titled('accounts:sentTitle')

export default function SignInSent() {
  const t = useT()
  return (
    <>
      <h1>{t('accounts:sentTitle')}</h1>
      <p className="lede">{t('accounts:sentText')}</p>
      <p>{t('accounts:sentNothing')}</p>
      <p>
        <Link to="/connexion">{t('accounts:askAgain')}</Link>
      </p>
    </>
  )
}
