import { type Locale, translator } from '#app/i18n/index.ts'
import { AnswerShell } from './answer-shell.tsx'

/** A link that leads to no launched wave: cut, mistyped, or of a draft. */
export function NoSuchWave({ locale, path }: { locale: Locale; path: string }) {
  const t = translator(locale)
  return (
    <AnswerShell territory={t('common:product')} locale={locale} path={path}>
      <h1>{t('respond:notFoundTitle')}</h1>
      <p className="lede">{t('respond:notFound')}</p>
    </AnswerShell>
  )
}
