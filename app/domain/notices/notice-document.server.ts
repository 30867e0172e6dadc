import { noticeDocument } from '#app/documents/notice.server.ts'
import { inColour } from '#app/documents/typst.server.ts'
import { dayOf } from '#app/domain/consultations/territory-time.ts'
import { formatDate } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import type { NoticeDocument, WaveNotice } from './wave-notice.ts'

/** One of the two pages as a tagged PDF, dated: it says how things stood on that day. */
export function drawNotice(
  notice: WaveNotice,
  document: NoticeDocument,
  { locale, now }: { locale: Locale; now: Date },
): Promise<Uint8Array> {
  const dated = dayOf(now)
  const props = {
    ...document,
    locale,
    territory: notice.organisation,
    dated,
    running: notice.title[locale],
    footer: translator(locale)('notice:drawnOn', { date: formatDate(locale, dated, 'short') }),
  }
  return noticeDocument(props, inColour(notice.accent))
}
