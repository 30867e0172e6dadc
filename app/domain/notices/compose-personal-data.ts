import { commentMonths, directoryDays } from '#app/domain/duties/retention.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, type LocalizedText, type Translate, translator } from '#app/i18n/index.ts'
import { flags, list } from './compose-protection.ts'
import type { NoticeBlock, NoticeDocument, NoticeSection, WaveNotice } from './wave-notice.ts'

interface Writing {
  notice: WaveNotice
  locale: Locale
  t: Translate
}

/**
 * The notice of a wave on personal data (RGPD art. 13, 14 and 26; durations of domain.md §5.3): who, why, what, who reads,
 * how long, which rights. What the démarche has not said yet is said to be missing.
 */
export function composePersonalData(notice: WaveNotice, locale: Locale): NoticeDocument {
  const t = translator(locale)
  const writing = { notice, locale, t }
  return {
    title: t('notice:title'),
    lede: t('notice:lede', { title: notice.title[locale] }),
    flags: flags(notice, t),
    promise: null,
    sections: [
      controllers,
      officer,
      purpose,
      data,
      recipients,
      retention,
      rights,
      complaint,
      machine,
      host,
    ].map((section) => section(writing)),
  }
}

function controllers({ notice, locale, t }: Writing): NoticeSection {
  const { siren, communes, otherEmployers, contact, settings } = notice
  const organisation = settings.controller?.name ?? notice.organisation
  const joint = communes.length > 0
  const address = settings.controller?.address
  return {
    id: 'controllers',
    title: t('notice:controllerTitle'),
    blocks: [
      paragraph(t(`notice:controller${joint ? 'Joint' : 'Alone'}`, { organisation, siren })),
      ...(address ? [paragraph(onOneLine(address))] : []),
      ...(joint ? [paragraph(t('notice:controllerEither'))] : []),
      paragraph(t('notice:contact', { contact: inLanguage(contact, locale) })),
      ...(joint ? [list(t('notice:communes'), communes)] : []),
      ...(otherEmployers.length ? [list(t('notice:otherEmployers'), otherEmployers)] : []),
    ],
  }
}

function officer({ notice, t }: Writing): NoticeSection {
  const { dpo } = notice.settings
  return {
    id: 'officer',
    title: t('notice:dpoTitle'),
    blocks: dpo
      ? [paragraph(onOneLine(dpo.name, dpo.email, dpo.address)), paragraph(t('notice:dpoWhy'))]
      : [paragraph(t('notice:dpoMissing'))],
  }
}

function purpose({ notice, locale, t }: Writing): NoticeSection {
  const why = inLanguage(notice.why, locale)
  const whole = notice.settings.purpose ? inLanguage(notice.settings.purpose, locale) : ''
  return {
    id: 'purpose',
    title: t('notice:purposeTitle'),
    blocks: [
      paragraph(t('notice:purposeInvite')),
      ...quoted(t('notice:purposeWave'), why),
      ...quoted(t('notice:purposeProcess'), whole),
      paragraph(t('notice:basis')),
      paragraph(t('notice:free')),
    ],
  }
}

function data({ t }: Writing): NoticeSection {
  return {
    id: 'data',
    title: t('notice:dataTitle'),
    blocks: [
      list(null, [
        t('notice:dataInvitation'),
        t('notice:dataEmployment'),
        t('notice:dataDelivery'),
        t('notice:dataLink'),
      ]),
      paragraph(t('notice:dataSource')),
      paragraph(t('notice:dataAnswer')),
      paragraph(t('notice:dataNoTrace')),
      paragraph(t('notice:dataDevice')),
    ],
  }
}

function recipients({ notice, t }: Writing): NoticeSection {
  return {
    id: 'recipients',
    title: t('notice:recipientsTitle'),
    blocks: [
      list(null, [
        t('notice:recipientsTeam'),
        t('notice:recipientsHr'),
        t(`notice:recipients${notice.smtp ? 'Processors' : 'Local'}`),
        t('notice:recipientsAnswers'),
      ]),
    ],
  }
}

function retention(writing: Writing): NoticeSection {
  const { notice, t } = writing
  const urn = urnRetention(writing)
  const rows = [
    [t('notice:urn'), urn],
    [t(`notice:urnKeyslevel${notice.level}`), urn],
    [t('notice:mailCopies'), t(`notice:mailCopies${notice.smtp ? 'None' : 'Local'}`)],
    [t('notice:deliveries'), t('notice:untilEnd', { days: directoryDays })],
    [t('notice:directory'), t('notice:untilEnd', { days: directoryDays })],
    [t('notice:imports'), t('notice:importsDays', { count: notice.importDays })],
    ...(notice.comments
      ? [[t('notice:comments'), t('notice:commentsUntil', { months: commentMonths })]]
      : []),
    [t('notice:results'), t('notice:resultsKept')],
  ]
  return {
    id: 'retention',
    title: t('notice:retentionTitle'),
    blocks: [
      {
        kind: 'table',
        caption: t('notice:retentionCaption'),
        head: [t('notice:retentionWhat'), t('notice:retentionHowLong')],
        rows,
      },
    ],
  }
}

/** What becomes of the urn, by where the wave is. */
function urnRetention({ notice, locale, t }: Writing): string {
  const { phase, closing, level, graceMinutes: minutes } = notice
  if (phase === 'cancelled') return t('notice:urnCancelled')
  if (phase === 'closed') {
    if (!closing?.keysDestroyedAt) return t('notice:urnGoing')
    return t('notice:urnGone', { date: formatDateTime(locale, new Date(closing.keysDestroyedAt)) })
  }
  const closes = formatDateTime(locale, new Date(notice.closesAt))
  return level === 2 ? t('notice:urnUntilTrustees', { closes }) : t('notice:urnUntil', { minutes, closes })
}

function rights({ notice, t }: Writing): NoticeSection {
  const to = notice.settings.dpo?.email
  return {
    id: 'rights',
    title: t('notice:rightsTitle'),
    blocks: [
      list(null, [
        t('notice:rightsAccess'),
        t('notice:rightsCorrect'),
        t('notice:rightsErase'),
        t('notice:rightsLimit'),
        t('notice:rightsObject'),
      ]),
      paragraph(to ? t('notice:rightsHow', { to }) : t('notice:rightsHowContact')),
      paragraph(t('notice:rightsAnswer')),
    ],
  }
}

function complaint({ t }: Writing): NoticeSection {
  return { id: 'complaint', title: t('notice:complaintTitle'), blocks: [paragraph(t('notice:complaint'))] }
}

function machine({ t }: Writing): NoticeSection {
  return { id: 'machine', title: t('notice:machineTitle'), blocks: [paragraph(t('notice:machine'))] }
}

function host({ notice, t }: Writing): NoticeSection {
  const { host: named } = notice.settings
  return {
    id: 'host',
    title: t('notice:hostTitle'),
    blocks: named
      ? [
          paragraph(onOneLine(named.name, named.address, named.phone)),
          paragraph(t(`notice:transfer${notice.smtp ? '' : 'Local'}`)),
        ]
      : [paragraph(t('notice:hostMissing'))],
  }
}

function paragraph(text: string): NoticeBlock {
  return { kind: 'paragraph', text }
}

/** Parts of a mention, lines of an address, after one another. */
function onOneLine(...parts: string[]): string {
  return parts
    .flatMap((part) => part.split('\n'))
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ')
}

/** What the organisers wrote, announced; nothing when they wrote nothing. */
function quoted(announcement: string, words: string): NoticeBlock[] {
  return words ? [paragraph(announcement), { kind: 'quote', text: words }] : []
}

/** A text left empty in one language is read in the other. */
function inLanguage(text: LocalizedText, locale: Locale): string {
  return text[locale].trim() || text.fr.trim() || text.en.trim()
}
