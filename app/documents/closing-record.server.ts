import { formatDate, formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { addendumSentence, noEvents, type WaveEvents } from './addendum-facts.ts'
import { factsHashRow, groupedHex, type RecordWave, textIn, trusteeNames } from './record-text.ts'
import { type DocumentEngine, documentEngine } from './typst.server.ts'

/** Why a ballot counts for nothing, once opened. */
export type VoidReason = 'unsealed' | 'padding' | 'content' | 'definition' | 'group' | 'answers'

/** What the procès-verbal de clôture states (anonymity.md M4): plain data, so that it can be stored and drawn again. */
export interface ClosingRecordProps {
  locale: Locale
  territory: string
  processName: string
  wave: RecordWave
  /** Those who were written to and, of `events.slips`, the slips: all that could answer once. */
  invited: number
  credentialsIssued: number
  /** All ballots the urn held, void ones included. */
  ballots: number
  /** Counts by reason; absent reasons count zero. */
  voidByReason: Partial<Record<VoidReason, number>>
  k: number
  /** False below k valid ballots: no tally and no comment was written. */
  publishable: boolean
  /** ISO 8601; null when the record is made just before the destruction. */
  keyDestroyedAt: string | null
  /** Hexadecimal. */
  issueFingerprint: string
  definitionHash: string
  /** What happened between the launch and the close; left out of the first records, when nothing could. */
  events?: WaveEvents
  /** As the respondents read them; sorted here, whatever their order. */
  ballotNumbers: string[]
  /** YYYY-MM-DD */
  recordedOn: string
  /** SHA-256 of the facts, in hexadecimal (docs/records.md); printed so that the JSON can be held against the paper. */
  factsHash?: string
}

/**
 * Draws the procès-verbal de clôture.
 * @returns a tagged PDF/UA-1
 */
export function closingRecord(
  props: ClosingRecordProps,
  engine: DocumentEngine = documentEngine(),
): Promise<Uint8Array> {
  const { locale, wave, events = noEvents } = props
  const t = translator(locale)
  const text = textIn(locale)
  const names = trusteeNames(wave)
  const number = (value: number) => formatNumber(locale, value)
  const reasons = Object.entries(props.voidByReason) as [VoidReason, number][]
  const voidBallots = reasons.reduce((sum, [, count]) => sum + count, 0)
  return engine.render({
    template,
    locale,
    title: `${t('documents:closing.title')} · ${wave.label}`,
    author: props.territory,
    dated: props.recordedOn,
    data: {
      header: { left: props.territory, right: t('documents:closing.header', { label: wave.label }) },
      footer: t('documents:closing.footer', { date: formatDate(locale, props.recordedOn, 'short') }),
      heading: t('documents:closing.title'),
      subtitle: `${wave.label} · ${text(wave.title)}`,
      test: wave.test ? t('documents:opening.test') : null,
      unpublishable: props.publishable ? null : t('documents:closing.unpublishable', { k: props.k }),
      intro: t(`documents:closing.intro${wave.level === 2 ? 'Shared' : ''}`),
      countsTitle: t('documents:closing.counts'),
      countsHead: [t('documents:closing.fact'), t('documents:closing.number')],
      counts: [
        [
          events.addedLate === 0
            ? t('documents:closing.invited')
            : t('documents:closing.invitedLate', { added: number(events.addedLate) }),
          number(props.invited - (events.slips ?? 0)),
        ],
        ...(events.slips ? [[t('documents:closing.slips'), number(events.slips)]] : []),
        [t('documents:closing.credentials'), number(props.credentialsIssued)],
        [
          `${t('documents:closing.withoutBallot')} (${t('documents:closing.withoutBallotNote')})`,
          number(props.credentialsIssued - props.ballots),
        ],
        [t('documents:closing.ballots'), number(props.ballots)],
        [t('documents:closing.void'), number(voidBallots)],
        [t('documents:closing.valid'), number(props.ballots - voidBallots)],
      ],
      voidTitle: t('documents:closing.voidReasons'),
      voidHead: [t('documents:closing.reason'), t('documents:closing.number')],
      void: reasons
        .filter(([, count]) => count > 0)
        .map(([reason, count]) => [t(`documents:closing.reasons.${reason}`), number(count)]),
      voidNone: t('documents:closing.voidNone'),
      waveTitle: t('documents:closing.wave'),
      waveHead: [t('documents:opening.fact'), t('documents:opening.value')],
      wave: [
        [t('documents:closing.process'), props.processName],
        [t('documents:closing.survey'), text(wave.title)],
        [t('documents:closing.opened'), formatDateTime(locale, new Date(wave.opensAt))],
        [t('documents:closing.closed'), formatDateTime(locale, new Date(wave.closesAt))],
        [t('documents:closing.keyFingerprint'), groupedHex(props.issueFingerprint)],
        [t('documents:closing.definition'), groupedHex(props.definitionHash)],
        [t('documents:closing.reference'), wave.id],
        ...factsHashRow(locale, props.factsHash),
      ],
      duringTitle: t('documents:closing.during'),
      during: eventLines(locale, events),
      duringNone: t('documents:closing.duringNone'),
      keyTitle: t('documents:closing.key'),
      key: [
        ...(names ? [t('trustees:record.closing', { names })] : []),
        props.keyDestroyedAt === null
          ? t('documents:closing.keyPending')
          : t(`documents:closing.key${wave.level === 2 ? 'Shared' : 'Destroyed'}`, {
              date: formatDateTime(locale, new Date(props.keyDestroyedAt)),
            }),
      ].join(' '),
      listTitle: t('documents:closing.list'),
      list: [...props.ballotNumbers].sort(),
      listIntro: t(`documents:closing.${props.ballotNumbers.length === 0 ? 'listNone' : 'listIntro'}`),
    },
  })
}

function eventLines(locale: Locale, events: WaveEvents): string[] {
  const t = translator(locale)
  return [
    ...events.addenda.map(({ number, recordedOn, facts }) =>
      t('documents:closing.addendumLine', {
        number,
        date: formatDate(locale, recordedOn, 'short'),
        sentence: addendumSentence(locale, facts),
      }),
    ),
    ...events.reminders.map(({ kind, state, dueAt }) =>
      t(`documents:closing.reminderLine.${kind}.${state}`, {
        date: formatDateTime(locale, new Date(dueAt)),
      }),
    ),
    ...(events.addressesCorrected
      ? [t('documents:closing.correctedLine', { count: events.addressesCorrected })]
      : []),
    ...(events.sentAgain ? [t('documents:closing.againLine', { count: events.sentAgain })] : []),
  ]
}

const template = `
= #data.heading
#text(size: 12pt, fill: quiet, data.subtitle)
#v(2mm)
#if data.test != none { banner(data.test) }
#if data.unpublishable != none { banner(data.unpublishable) }
#data.intro

== #data.countsTitle
#figures-table((1fr, auto), data.countsHead, data.counts)

== #data.voidTitle
#if data.void.len() == 0 [#data.voidNone] else { figures-table((1fr, auto), data.voidHead, data.void) }

== #data.duringTitle
#if data.during.len() == 0 [#data.duringNone] else { list(..data.during.map(line => [#line])) }

== #data.keyTitle
#data.key

== #data.waveTitle
#facts(data.waveHead, data.wave)

== #data.listTitle
#data.listIntro
#v(2mm)
#set text(number-width: "tabular", size: 9pt)
#grid(columns: (1fr,) * 5, row-gutter: 2.4mm, ..data.list.map(number => [#number]))
`
