import type { ReactNode } from 'react'
import { Mark } from '#app/components/ui/mark.tsx'
import { type Locale, translator } from '#app/i18n/index.ts'

/** Pages of `/e/*`: no navigation, the territory's name, the other language. */
export function AnswerShell(props: { territory: string; locale: Locale; path: string; children: ReactNode }) {
  const { locale, territory } = props
  const other = locale === 'fr' ? 'en' : 'fr'
  return (
    <main className="answer" id="answer" lang={locale} aria-label={territory}>
      <header className="answer-head">
        <Mark label={territory} />
        <a href={`${props.path}?langue=${other}`} lang={other} hrefLang={other} data-language={other}>
          {translator(locale)('respond:otherLanguage')}
        </a>
      </header>
      {props.children}
    </main>
  )
}
