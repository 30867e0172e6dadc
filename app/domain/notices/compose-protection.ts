import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, type Translate, translator } from '#app/i18n/index.ts'
import type { NoticeBlock, NoticeDocument, NoticeSection, WaveNotice } from './wave-notice.ts'

/** What each function below needs to write its sentences. */
interface Writing {
  notice: WaveNotice
  locale: Locale
  t: Translate
  /** On the territory's clock. */
  opens: string
  closes: string
}

/** « Comment votre anonymat est protégé » (anonymity.md, Who can read what), as it is true for this wave at this moment. */
export function composeProtection(notice: WaveNotice, locale: Locale): NoticeDocument {
  const t = translator(locale)
  const date = (instant: string) => formatDateTime(locale, new Date(instant))
  const writing = { notice, locale, t, opens: date(notice.opensAt), closes: date(notice.closesAt) }
  return {
    title: t('protection:title'),
    lede: t('protection:lede', { title: notice.title[locale] }),
    flags: flags(notice, t),
    promise: t(`protection:promiselevel${notice.level}`),
    sections: [state(writing), how(writing), readers(writing), limits(writing), settings(writing)],
  }
}

/** What must be known of a wave before anything else: a draft, a test. */
export function flags({ phase, test }: WaveNotice, t: Translate): string[] {
  return [
    ...(phase === 'draft' || phase === 'launching' ? [t('protection:draft')] : []),
    ...(test ? [t('protection:test')] : []),
  ]
}

function state(writing: Writing): NoticeSection {
  return { id: 'urn', title: writing.t('protection:nowTitle'), blocks: stateBlocks(writing) }
}

function stateBlocks(writing: Writing): NoticeBlock[] {
  const { notice, t, opens, closes } = writing
  const paragraph = (text: string): NoticeBlock => ({ kind: 'paragraph', text })
  switch (notice.phase) {
    case 'draft':
    case 'launching':
      return [paragraph(t('protection:nowDraft'))]
    case 'scheduled':
      return [paragraph(t('protection:nowScheduled', { opens }))]
    case 'open':
      return [
        paragraph(t('protection:nowOpen', { closes })),
        paragraph(t('protection:late', { minutes: notice.graceMinutes })),
      ]
    case 'counting':
      return [paragraph(t(`protection:nowCounting${notice.level === 2 ? 'Trustees' : ''}`, { closes }))]
    case 'closed':
      return [paragraph(t('protection:nowClosed', { closes })), gone(writing), left(writing)]
    case 'cancelled':
      return [
        paragraph(t('protection:nowCancelled')),
        gone(writing),
        list(t('protection:leftTitle'), [t('protection:leftCancelled'), ...sheets(writing)]),
      ]
  }
}

function gone({ notice, locale, t }: Writing): NoticeBlock {
  const { level } = notice
  const destroyedAt = notice.closing?.keysDestroyedAt
  const keys = () => {
    if (notice.phase === 'cancelled') return t(`protection:goneKeysCancelledlevel${level}`)
    if (!destroyedAt) return t(`protection:goneKeysSoonlevel${level}`)
    return t(`protection:goneKeyslevel${level}`, { date: formatDateTime(locale, new Date(destroyedAt)) })
  }
  return list(t('protection:goneTitle'), [
    keys(),
    t('protection:goneIssue'),
    t('protection:goneBallots'),
    ...(notice.smtp ? [] : [t('protection:goneMailbox')]),
  ])
}

function left({ notice, t }: Writing): NoticeBlock {
  const { publishable = true } = notice.closing ?? {}
  const results = publishable
    ? [
        t('protection:leftCounts'),
        ...(notice.comments ? [t('protection:leftComments', { fewest: notice.fewestComments })] : []),
      ]
    : [t('protection:leftNothing', { k: notice.k })]
  return list(t('protection:leftTitle'), [
    ...results,
    t('protection:leftNumbers'),
    t('protection:leftTotals'),
    t('protection:leftDeliveries'),
    ...sheets({ notice, t }),
  ])
}

/** Level 2: what outlives the urn is on paper. */
function sheets({ notice, t }: Pick<Writing, 'notice' | 't'>): string[] {
  return notice.level === 2 ? [t('protection:leftSheets')] : []
}

function how({ notice, t, closes }: Writing): NoticeSection {
  const { level, k, m } = notice
  return {
    id: 'how',
    title: t('protection:howTitle'),
    blocks: [
      list(null, [
        t('protection:how1'),
        t('protection:how2'),
        t(`protection:how3level${level}`, { date: closes }),
        t('protection:how4'),
        t('protection:how5'),
        t('protection:how6', { k, m }),
        ...(notice.comments ? [t('protection:how7', { fewest: notice.fewestComments })] : []),
      ]),
    ],
  }
}

function readers({ notice, t }: Writing): NoticeSection {
  const rows = [
    'database',
    'linkKey',
    notice.smtp ? 'mail' : 'mailbox',
    notice.level === 2 ? 'urnKeyLevel2' : 'urnKeyLevel1',
    'operator',
  ] as const
  const afterClose = (reader: (typeof rows)[number]) =>
    reader === 'database' && !notice.comments
      ? t('protection:databaseClosedBare')
      : t(`protection:${reader}Closed`)
  return {
    id: 'readers',
    title: t('protection:readTitle'),
    blocks: [
      {
        kind: 'table',
        caption: t('protection:readCaption'),
        head: [t('protection:reader'), ...columns(notice, t)],
        rows: rows.map((reader) => [
          t(`protection:${reader}`),
          t(`protection:${reader}Open`),
          afterClose(reader),
        ]),
      },
    ],
  }
}

/** While open, after close; the one that holds today says so. */
function columns({ phase }: WaveNotice, t: Translate): string[] {
  const open = t('protection:open')
  const closed = t('protection:closed')
  const today = (column: string) => t('protection:current', { column })
  if (phase === 'closed') return [open, today(closed)]
  return phase === 'open' || phase === 'counting' ? [today(open), closed] : [open, closed]
}

function limits({ notice, t }: Writing): NoticeSection {
  return {
    id: 'limits',
    title: t('protection:notTitle'),
    blocks: [
      list(null, [
        t('protection:not1'),
        t('protection:not11'),
        t('protection:not2'),
        t('protection:not3'),
        ...(notice.comments ? [t('protection:not4')] : []),
        t(`protection:not5level${notice.level}`),
        t('protection:not6'),
        t('protection:not7'),
        ...(notice.slips ? [t('protection:not9slips'), t('protection:not10slips')] : []),
        ...(notice.level === 2 ? [t('protection:not8level2')] : []),
      ]),
    ],
  }
}

const depths = { segment: 'Segment', employer: 'Employer', service: 'Service' } as const

function settings({ notice, locale, t, opens, closes }: Writing): NoticeSection {
  const { level, trusteeRoles, k, m, depth, groups, languages, smtp, representatives } = notice
  const named = languages.map((language) => t(`protection:language.${language}`))
  const listed = (items: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
  const words = listed(named)
  const rows = [
    [t('protection:levelName'), t(`protection:level${level}`)],
    ...(trusteeRoles.length ? [[t('protection:trusteesName'), `${listed(trusteeRoles)}.`] as const] : []),
    [t('protection:datesName'), t('protection:dates', { opens, closes })],
    [t('protection:ruleName'), t('protection:rule', { k, m })],
    [
      t('protection:groupsName'),
      [
        t(`protection:depth${depths[depth]}`),
        ...(groups === null ? [] : [t('protection:groups', { count: groups })]),
      ].join(' '),
    ],
    [t('protection:languagesName'), `${words.charAt(0).toLocaleUpperCase(locale)}${words.slice(1)}.`],
    [t('protection:mailName'), t(`protection:mail${smtp ? 'Sent' : 'Kept'}`)],
    [
      t('protection:representativesName'),
      t(`protection:representatives${representatives ? 'Sent' : 'None'}`),
    ],
  ] as const
  return {
    id: 'settings',
    title: t('protection:settingsTitle'),
    blocks: [{ kind: 'facts', rows: rows.map(([name, value]) => ({ name, value })) }],
  }
}

/** A list under a heading of its own, or under that of its section. */
export function list(label: string | null, items: string[]): NoticeBlock {
  return { kind: 'list', label, items }
}
