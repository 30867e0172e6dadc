import { formatDate, formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import { type SegmentName, segmentsInWords } from '#app/i18n/segments-in-words.ts'
import {
  factsHashRow,
  groupedHex,
  groupsByDepth,
  type RecordGroup,
  type RecordWave,
  textIn,
  trusteeNames,
} from './record-text.ts'
import { type DocumentEngine, documentEngine } from './typst.server.ts'

/** What the procès-verbal d'ouverture fixes (anonymity.md M0): plain data, so that it can be stored and drawn again. */
export interface OpeningRecordProps {
  locale: Locale
  /** The EPCI's name, at the top of each page. */
  territory: string
  processName: string
  wave: RecordWave
  who: LocalizedText
  why: LocalizedText
  contact: LocalizedText
  /** Languages in which people are invited and may answer. */
  languages: Locale[]
  /** null: it was stated that there is no staff representative. */
  representativesEmail: string | null
  /** The rules that chose the people, in plain words. */
  audience: LocalizedText
  invited: number
  /** Hexadecimal: SHA-256 of the issue key's SPKI; raw public key of the urn; SHA-256 of the canonical definition. */
  issueFingerprint: string
  urnPublicKey: string
  definitionHash: string
  /** Bytes of each sealed ballot. */
  ballotLength: number
  groups: RecordGroup[]
  /** The two classes of people shown apart (disclosure.md, R8), by which question; absent from the records made before. */
  second?: { code: string; first: LocalizedText; others: LocalizedText } | null
  k: number
  m: number
  questions: RecordQuestion[]
  /** YYYY-MM-DD */
  recordedOn: string
  /** SHA-256 of the facts, in hexadecimal (docs/records.md); printed so that the JSON can be held against the paper. */
  factsHash?: string
}

export interface RecordQuestion {
  code: string
  title: LocalizedText
  kind: 'scale' | 'single' | 'several' | 'ranking' | 'number' | 'text'
  /** Numbers of classes from the finest to the coarsest: [5, 3, 2]. Empty for a text. */
  ladder: number[]
  /** The segments it is asked of; left out for everybody. */
  askedOf?: readonly SegmentName[]
}

/**
 * Draws the procès-verbal d'ouverture.
 * @returns a tagged PDF/UA-1
 */
export function openingRecord(
  props: OpeningRecordProps,
  engine: DocumentEngine = documentEngine(),
): Promise<Uint8Array> {
  const { locale, wave } = props
  const t = translator(locale)
  const text = textIn(locale)
  const names = trusteeNames(wave)
  const languageNames = new Intl.DisplayNames([locale], { type: 'language' })
  const facts = [
    [t('documents:opening.process'), props.processName],
    [t('documents:opening.survey'), text(wave.title)],
    [t('documents:opening.who'), text(props.who)],
    [t('documents:opening.why'), text(props.why)],
    [t('documents:opening.contact'), text(props.contact)],
    [t('documents:opening.opens'), formatDateTime(locale, new Date(wave.opensAt))],
    [
      t('documents:opening.closes'),
      t('documents:opening.closesValue', { date: formatDateTime(locale, new Date(wave.closesAt)) }),
    ],
    [
      t('documents:opening.languages'),
      props.languages.map((language) => languageNames.of(language) ?? language).join(', '),
    ],
    [t('documents:opening.audience'), text(props.audience)],
    [t('documents:opening.invited'), formatNumber(locale, props.invited)],
    [t('documents:opening.reference'), wave.id],
  ]
  const keys = [
    [t('documents:opening.issueKey'), groupedHex(props.issueFingerprint)],
    [t('documents:opening.urnKey'), groupedHex(props.urnPublicKey)],
    [t('documents:opening.definition'), groupedHex(props.definitionHash)],
    [
      t('documents:opening.ballotLength'),
      t('documents:opening.bytes', {
        count: props.ballotLength,
        formatted: formatNumber(locale, props.ballotLength),
      }),
    ],
    ...factsHashRow(locale, props.factsHash),
  ]
  return engine.render({
    template,
    locale,
    title: `${t('documents:opening.title')} · ${wave.label}`,
    author: props.territory,
    dated: props.recordedOn,
    data: {
      header: { left: props.territory, right: t('documents:opening.header', { label: wave.label }) },
      footer: t('documents:opening.footer', { date: formatDate(locale, props.recordedOn, 'short') }),
      heading: t('documents:opening.title'),
      subtitle: `${wave.label} · ${text(wave.title)}`,
      test: wave.test ? t('documents:opening.test') : null,
      intro: t('documents:opening.intro'),
      factsTitle: t('documents:opening.consultation'),
      factsHead: [t('documents:opening.fact'), t('documents:opening.value')],
      facts,
      protectionTitle: t('documents:opening.protection'),
      protection: [
        t(`documents:opening.level${wave.level}`),
        ...(names ? [t('trustees:record.opening', { names })] : []),
        t(`documents:opening.level${wave.level}Limit`),
      ],
      representativesTitle: t('documents:opening.representatives'),
      representatives:
        props.representativesEmail === null
          ? t('documents:opening.representativesNone')
          : t('documents:opening.representativesSent', { email: props.representativesEmail }),
      keysTitle: t('documents:opening.keys'),
      keysIntro: t('documents:opening.keysIntro'),
      keys,
      groupsTitle: t('documents:opening.groups'),
      groupsIntro: t('documents:opening.groupsIntro'),
      groupsHead: [
        t('documents:opening.group'),
        t('documents:opening.headcount'),
        t('documents:opening.invitedColumn'),
      ],
      groups: groupsByDepth(props.groups).map(({ group, depth }) => ({
        label: text(group.label),
        depth,
        headcount: formatNumber(locale, group.headcount),
        invited: group.invited === null ? '–' : formatNumber(locale, group.invited),
      })),
      ruleTitle: t('documents:opening.rule'),
      rule: [
        t('documents:opening.ruleSentence', { k: props.k, m: props.m }),
        ...(props.second
          ? [
              t('documents:opening.secondSentence', {
                code: props.second.code,
                first: text(props.second.first),
                others: text(props.second.others),
              }),
            ]
          : []),
      ].join(' '),
      ladderHead: [t('documents:opening.question'), t('documents:opening.ladder')],
      ladders: props.questions.map((question) => ({
        code: question.code,
        title: question.askedOf
          ? t('results:askedOf.question', {
              ...{ title: text(question.title), groups: segmentsInWords(question.askedOf, locale) },
            })
          : text(question.title),
        classes: ladderText(question, props.second?.code, locale),
      })),
      checkTitle: t('documents:opening.check'),
      check: t('documents:opening.checkText'),
    },
  })
}

function ladderText(question: RecordQuestion, second: string | undefined, locale: Locale): string {
  const t = translator(locale)
  if (question.kind === 'text') return t('documents:opening.ladderText')
  if (question.kind === 'several' || question.kind === 'ranking') return t('documents:opening.ladderYesNo')
  // A question about the person: what it says is told of everybody's answers, or of nothing.
  if (question.ladder.length === 0)
    return t(question.code === second ? 'documents:opening.ladderSecond' : 'documents:opening.ladderNone')
  return question.ladder.join(t('documents:opening.joined'))
}

const template = `
= #data.heading
#text(size: 12pt, fill: quiet, data.subtitle)
#v(2mm)
#if data.test != none { banner(data.test) }
#data.intro

== #data.factsTitle
#facts(data.factsHead, data.facts)

== #data.protectionTitle
#for paragraph in data.protection [#paragraph #parbreak()]

== #data.representativesTitle
#data.representatives

== #data.keysTitle
#data.keysIntro
#facts(data.factsHead, data.keys)

== #data.groupsTitle
#data.groupsIntro
#table(
  columns: (1fr, auto, auto),
  align: (x, y) => if x == 0 { start } else { end },
  table.header(..data.groupsHead.map(cell => [#cell])),
  ..data.groups.map(group => (
    pad(left: group.depth * 4mm, if group.depth == 0 { strong(group.label) } else { group.label }),
    group.headcount, group.invited,
  )).flatten(),
)

== #data.ruleTitle
#data.rule
#table(
  columns: (1fr, 38%),
  table.header(..data.ladderHead.map(cell => [#cell])),
  ..data.ladders.map(question => ([#small(question.code) #question.title], question.classes)).flatten(),
)

== #data.checkTitle
#data.check
`
