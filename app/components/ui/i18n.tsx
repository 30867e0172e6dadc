import { createContext, type ReactNode, useContext } from 'react'
import {
  type DateStyle,
  formatDate,
  formatDateTime,
  formatNumber,
  formatSeries,
  formatShare,
} from '#app/i18n/format.ts'
import { type Locale, type Translate, translator } from '#app/i18n/index.ts'

const LocaleContext = createContext<Locale>('fr')

export function I18nProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
}

export function useLocale(): Locale {
  return useContext(LocaleContext)
}

export function useT(): Translate {
  return translator(useLocale())
}

/** Numbers, shares, days and hours in the page's language. */
export function useFormat() {
  const locale = useLocale()
  return {
    number: (value: number, digits = 0) => formatNumber(locale, value, digits),
    series: (items: readonly string[]) => formatSeries(locale, items),
    share: (value: number) => formatShare(locale, value),
    date: (value: Date | string, style?: DateStyle) => formatDate(locale, value, style),
    dateTime: (value: Date | string) => formatDateTime(locale, new Date(value)),
  }
}
