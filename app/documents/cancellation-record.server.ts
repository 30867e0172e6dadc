import { formatDate, formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import { factsHashRow, groupedHex, type RecordWave, textIn } from './record-text.ts'
import { type DocumentEngine, documentEngine } from './typst.server.ts'

/** What the procès-verbal d'annulation states: plain data, so that it can be stored and drawn again. */
export interface CancellationRecordProps {
  locale: Locale
  territory: string
  processName: string
  wave: RecordWave
  reason: LocalizedText
  /** Whether the opening hour had come, and mails had left. */
  open: boolean
  /** Whether the closing hour had passed; left out of the first records, which did not tell. */
  votesOver?: boolean
  /** Slips included. */
  invited: number
  /** Paper slips printed; left out of records drawn up when there could be none. */
  slips?: number
  /** Sealed ballots destroyed unopened; null below k, where even their number stays unsaid. */
  ballots: number | null
  /** Null as for `ballots`. */
  credentialsIssued: number | null
  k: number
  /** People told by mail. */
  told: number
  /** ISO 8601 */
  keysDestroyedAt: string
  /** Hexadecimal. */
  issueFingerprint: string
  definitionHash: string
  openingHash: string
  /** YYYY-MM-DD */
  recordedOn: string
  /** SHA-256 of the facts, in hexadecimal (docs/records.md); printed so that the JSON can be held against the paper. */
  factsHash?: string
}

/**
 * Draws the procès-verbal d'annulation.
 * @returns a tagged PDF/UA-1
 */
export function cancellationRecord(
  props: CancellationRecordProps,
  engine: DocumentEngine = documentEngine(),
): Promise<Uint8Array> {
  const { locale, wave, open, k } = props
  const t = translator(locale)
  const text = textIn(locale)
  const during = props.votesOver ? 'Over' : 'Open'
  const when = open ? during : 'Scheduled'
  const count = (value: number | null) =>
    value === null ? t('documents:cancellation.fewer', { k }) : formatNumber(locale, value)
  return engine.render({
    template,
    locale,
    title: `${t('documents:cancellation.title')} · ${wave.label}`,
    author: props.territory,
    dated: props.recordedOn,
    data: {
      header: { left: props.territory, right: t('documents:cancellation.header', { label: wave.label }) },
      footer: t('documents:cancellation.footer', { date: formatDate(locale, props.recordedOn, 'short') }),
      heading: t('documents:cancellation.title'),
      subtitle: `${wave.label} · ${text(wave.title)}`,
      test: wave.test ? t('documents:opening.test') : null,
      intro: t(`documents:cancellation.intro${when}`),
      reasonTitle: t('documents:cancellation.reason'),
      reason: text(props.reason),
      keyTitle: t('documents:closing.key'),
      key: t(`documents:cancellation.key${wave.level === 2 ? 'Shared' : 'Destroyed'}`, {
        date: formatDateTime(locale, new Date(props.keysDestroyedAt)),
      }),
      countsTitle: t('documents:closing.counts'),
      countsHead: [t('documents:closing.fact'), t('documents:closing.number')],
      counts: [
        [t('documents:closing.invited'), formatNumber(locale, props.invited - (props.slips ?? 0))],
        ...(props.slips ? [[t('documents:closing.slips'), formatNumber(locale, props.slips)]] : []),
        ...(open
          ? [
              [t('documents:closing.credentials'), count(props.credentialsIssued)],
              [t('documents:cancellation.ballots'), count(props.ballots)],
            ]
          : []),
        [t('documents:cancellation.told'), formatNumber(locale, props.told)],
      ],
      waveTitle: t('documents:closing.wave'),
      waveHead: [t('documents:opening.fact'), t('documents:opening.value')],
      wave: [
        [t('documents:opening.process'), props.processName],
        [t('documents:opening.survey'), text(wave.title)],
        [t('documents:opening.opens'), formatDateTime(locale, new Date(wave.opensAt))],
        [t('documents:cancellation.closes'), formatDateTime(locale, new Date(wave.closesAt))],
        [t('documents:closing.keyFingerprint'), groupedHex(props.issueFingerprint)],
        [t('documents:closing.definition'), groupedHex(props.definitionHash)],
        [t('documents:addendum.openingHash'), groupedHex(props.openingHash)],
        [t('documents:opening.reference'), wave.id],
        ...factsHashRow(locale, props.factsHash),
      ],
    },
  })
}

const template = `
= #data.heading
#text(size: 12pt, fill: quiet, data.subtitle)
#v(2mm)
#if data.test != none { banner(data.test) }
#data.intro

== #data.reasonTitle
#data.reason

== #data.keyTitle
#data.key

== #data.countsTitle
#figures-table((1fr, auto), data.countsHead, data.counts)

== #data.waveTitle
#facts(data.waveHead, data.wave)
`
