import { isRouteErrorResponse, type MetaFunction } from '@remix-run/react'
import { type Locale, type SentenceKey, translator } from '#app/i18n/index.ts'

const headings = {
  403: 'site:forbiddenHeading',
  404: 'site:notFoundHeading',
  410: 'site:goneHeading',
  500: 'site:errorHeading',
} as const

/** The title of the page shown in place of one that failed. */
export function errorHeading(error: unknown): (typeof headings)[keyof typeof headings] {
  const status = isRouteErrorResponse(error) ? error.status : 500
  return status in headings ? headings[status as keyof typeof headings] : headings[500]
}

/** A page's title: what it is, then the product. `params` are taken from the loader's data. */
export function titled(
  key: SentenceKey,
  params?: (data: never) => Record<string, string | number>,
): MetaFunction {
  return ({ matches, data, error }) => {
    const root = matches[0]?.data as { locale?: Locale } | undefined
    const t = translator(root?.locale ?? 'fr')
    const title = error ? t(errorHeading(error)) : t(key, data && params ? params(data as never) : {})
    return [{ title: key === 'common:product' && !error ? title : `${title} · ${t('common:product')}` }]
  }
}
