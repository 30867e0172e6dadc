import en from '#app/i18n/en/kiosk.ts'
import fr from '#app/i18n/fr/kiosk.ts'
import type { Locale } from '#app/i18n/index.ts'

/** The sentences of the pages where a code is typed, in both languages. */
export const kioskTexts: Record<Locale, typeof fr> = { fr, en }
