import { formatDate, formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { type Locale, type Translate, translator } from '#app/i18n/index.ts'
import { type AddendumFacts, addendumSentence } from './addendum-facts.ts'
import { factsHashRow, groupedHex, type RecordWave, textIn } from './record-text.ts'
import { type DocumentEngine, documentEngine } from './typst.server.ts'

/** An addendum to the opening record: plain data, so that it can be stored and drawn again. */
export interface AddendumProps {
  locale: Locale
  territory: string
  processName: string
  wave: RecordWave
  /** From 1, in the order they were written. */
  number: number
  facts: AddendumFacts
  /** SHA-256 of the opening record, in hexadecimal: what this adds to. */
  openingHash: string
  /** YYYY-MM-DD */
  recordedOn: string
  /** SHA-256 of the facts, in hexadecimal (docs/records.md); printed so that the JSON can be held against the paper. */
  factsHash?: string
}

/**
 * Draws an addendum to the procès-verbal d'ouverture.
 * @returns a tagged PDF/UA-1
 */
export function addendum(
  props: AddendumProps,
  engine: DocumentEngine = documentEngine(),
): Promise<Uint8Array> {
  const { locale, wave, number, facts } = props
  const t = translator(locale)
  const text = textIn(locale)
  return engine.render({
    template,
    locale,
    title: `${t('documents:addendum.title', { number })} · ${wave.label}`,
    author: props.territory,
    dated: props.recordedOn,
    data: {
      header: { left: props.territory, right: t('documents:addendum.header', { number, label: wave.label }) },
      footer: t('documents:addendum.footer', { date: formatDate(locale, props.recordedOn, 'short') }),
      heading: t('documents:addendum.title', { number }),
      subtitle: `${wave.label} · ${text(wave.title)}`,
      test: wave.test ? t('documents:opening.test') : null,
      sentence: addendumSentence(locale, facts),
      consequence: t(`documents:addendum.consequence.${consequence(props)}`),
      changeTitle: t('documents:addendum.change'),
      head: [t('documents:opening.fact'), t('documents:opening.value')],
      change: changeRows(t, locale, facts),
      waveTitle: t('documents:closing.wave'),
      wave: [
        [t('documents:opening.process'), props.processName],
        [t('documents:opening.survey'), text(wave.title)],
        [t('documents:opening.opens'), formatDateTime(locale, new Date(wave.opensAt))],
        [t('documents:opening.closes'), formatDateTime(locale, new Date(wave.closesAt))],
        [t('documents:addendum.openingHash'), groupedHex(props.openingHash)],
        [t('documents:opening.reference'), wave.id],
        ...factsHashRow(locale, props.factsHash),
      ],
    },
  })
}

/** Level 2: a close that is put off does not destroy the key by itself. */
function consequence({ wave, facts }: AddendumProps) {
  return wave.level === 2 && facts.kind === 'extension' ? 'extensionShared' : facts.kind
}

function changeRows(t: Translate, locale: Locale, facts: AddendumFacts): [string, string][] {
  switch (facts.kind) {
    case 'extension':
      return [
        [t('documents:addendum.closingBefore'), formatDateTime(locale, new Date(facts.before))],
        [t('documents:addendum.closingAfter'), formatDateTime(locale, new Date(facts.after))],
      ]
    case 'arrival':
      return [
        [t('documents:addendum.atLaunch'), formatNumber(locale, facts.atLaunch)],
        [t('documents:addendum.added'), formatNumber(locale, facts.added)],
        [t('documents:addendum.invited'), formatNumber(locale, facts.invited)],
      ]
    case 'slips':
      return [
        [t('documents:addendum.slipsPrinted'), formatNumber(locale, facts.printed)],
        [t('documents:addendum.slipsTotal'), formatNumber(locale, facts.slips)],
      ]
    case 'correction':
      return [
        [t('documents:opening.question'), facts.code],
        ...facts.changes.flatMap(({ what, language, before, after }): [string, string][] => [
          [t(`documents:addendum.${what}Before.${language}`), before ?? t('documents:addendum.none')],
          [t(`documents:addendum.${what}After.${language}`), after ?? t('documents:addendum.none')],
        ]),
        [t('documents:addendum.definitionBefore'), groupedHex(facts.definitionBefore)],
        [t('documents:addendum.definitionAfter'), groupedHex(facts.definitionAfter)],
      ]
  }
}

const template = `
= #data.heading
#text(size: 12pt, fill: quiet, data.subtitle)
#v(2mm)
#if data.test != none { banner(data.test) }
#data.sentence

#data.consequence

== #data.changeTitle
#facts(data.head, data.change)

== #data.waveTitle
#facts(data.head, data.wave)
`
