import type { ReactNode } from 'react'
import { I18nProvider } from '#app/components/ui/i18n.tsx'
import { Mark } from '#app/components/ui/mark.tsx'
import { TerritoryMark, TerritoryPages } from '#app/components/ui/territory-mark.tsx'
import type { TerritoryLook } from '#app/domain/settings/territory-look.server.ts'
import { type Locale, translator } from '#app/i18n/index.ts'

interface AnswerShellProps {
  territory: string
  /** Null where there is no wave, and so no territory. */
  look?: TerritoryLook | null
  locale: Locale
  path: string
  /** A shared tablet: nothing leads away from it. */
  kiosk?: boolean
  children: ReactNode
}

/** Pages of `/e/*`: no navigation but the mandatory pages below, the territory's name and logo, the other language. */
export function AnswerShell({
  territory,
  look = null,
  locale,
  path,
  kiosk = false,
  children,
}: AnswerShellProps) {
  const other = locale === 'fr' ? 'en' : 'fr'
  return (
    <I18nProvider locale={locale}>
      <main className="answer" id="answer" lang={locale} aria-label={territory}>
        <header className="answer-head">
          {look ? <TerritoryMark look={look} /> : <Mark label={territory} />}
          <a href={`${path}?langue=${other}`} lang={other} hrefLang={other} data-language={other}>
            {translator(locale)('respond:otherLanguage')}
          </a>
        </header>
        {children}
      </main>
      {look && !kiosk ? (
        <footer className="answer-foot" lang={locale}>
          <TerritoryPages look={look} />
        </footer>
      ) : null}
    </I18nProvider>
  )
}
