import type { Locale } from '#app/i18n/index.ts'
import type { EmbeddedMaterial } from './embedded-material.ts'

/** `code`: one's own device, which then opens the answer page. `kiosk`: a shared tablet. `clerk`: returned sheets. */
export const slipModes = ['code', 'kiosk', 'clerk'] as const
export type SlipMode = (typeof slipModes)[number]

/** The data block of a page where a code is typed. */
export interface SlipMaterial {
  mode: SlipMode
  waveId: string
  locale: Locale
  /** Null where only the code is asked. */
  answer: EmbeddedMaterial | null
}
