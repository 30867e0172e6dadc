import type { LinksFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import app from '#app/components/ui/app.css?url'
import icon from '#app/components/ui/diapason.svg'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { I18nProvider } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { publicLoader } from '#app/http/context.server.ts'
import type { Locale } from '#app/i18n/index.ts'

export const loader = publicLoader(async ({ locale, nonce }) => ({ locale, nonce }))

export const meta = titled('common:product')

/** The nonce and the language of a document are those it was served with. */
export const shouldRevalidate = () => false

export const links: LinksFunction = () => [{ rel: 'icon', href: icon, type: 'image/svg+xml' }]

/** A route whose `handle.plain` is set is served from memory to everybody: no hydration, no inline script, its own CSS. */
interface Handle {
  plain?: boolean
}

/** A plain page is asked for in a language, since it reads no cookie. */
interface Spoken {
  locale?: Locale
}

/** A route of a démarche says how its territory looks. */
interface Dressed {
  look?: { colours: string | null } | null
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const matches = useMatches()
  const plain = matches.some((match) => (match.handle as Handle | undefined)?.plain)
  const colours = matches.map((match) => (match.data as Dressed | undefined)?.look?.colours).find(Boolean)
  const asked = plain ? (matches.at(-1)?.data as Spoken | undefined)?.locale : undefined
  const locale = asked ?? root?.locale ?? 'fr'
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        {plain ? null : <link rel="stylesheet" href={app} />}
        {colours ? <link rel="stylesheet" href={colours} /> : null}
      </head>
      <body>
        <I18nProvider locale={locale}>{children}</I18nProvider>
        {plain ? null : (
          <>
            <ScrollRestoration nonce={root?.nonce} />
            <Scripts nonce={root?.nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}
