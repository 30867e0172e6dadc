import { type MetaFunction, useLoaderData, useLocation } from '@remix-run/react'
import styles from '#app/components/answer/answer.css?url'
import { NoSuchWave } from '#app/components/answer/no-such-wave.tsx'
import { NoticePage } from '#app/components/answer/notice-page.tsx'
import { composeProtection } from '#app/domain/notices/compose-protection.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { loadNotice } from '#app/http/load-notice.server.ts'
import { translator } from '#app/i18n/index.ts'

export const handle = { plain: true }

export const links = () => [{ rel: 'stylesheet', href: styles }]

export const loader = publicLoader(loadNotice(composeProtection))

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: translator(loaded?.locale ?? 'fr')('protection:title') },
  { name: 'robots', content: 'noindex' },
]

export default function ProtectionPage() {
  const { page, look, locale, wave } = useLoaderData<typeof loader>()
  const kiosk = useLocation().pathname.endsWith('/borne/protection')
  const name = kiosk ? 'borne/protection' : 'protection'
  if (!page) return <NoSuchWave locale={locale} path={`/e/${wave}/${name}`} />
  return <NoticePage {...page} look={look} locale={locale} wave={wave} name={name} />
}
