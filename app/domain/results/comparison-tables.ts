import type {
  ComparedCounts,
  ComparedLine,
  ComparedQuestionContent,
  ComparedShare,
  ComparedThemeContent,
  ComparisonContent,
} from './comparison-content.ts'
import type { ReportTable } from './results-tables.ts'
import type { ResultsWords } from './results-words.ts'

const dash = '–'
type Row = ReportTable['rows'][number]

/** Who answered each wave. */
export function comparedWavesTable(content: ComparisonContent, words: ResultsWords): ReportTable {
  const { t } = words
  return {
    caption: t('comparison:table.waves'),
    head: [
      t('comparison:table.wave'),
      t('comparison:table.dates'),
      t('results:counts.invited'),
      t('results:counts.ballots'),
      t('comparison:table.rate'),
    ],
    rows: content.waves.map((wave) =>
      row(0, [
        t('comparison:table.waveName', { label: wave.label, number: wave.number }),
        t('comparison:table.period', { opens: words.date(wave.opensOn), closes: words.date(wave.closesOn) }),
        words.number(wave.invited),
        words.number(wave.ballots),
        words.percent(wave.percent),
      ]),
    ),
  }
}

/** Favourable share of each theme, wave by wave. */
export function comparedThemesTable(content: ComparisonContent, words: ResultsWords): ReportTable {
  return {
    caption: words.t('comparison:table.themes'),
    head: [words.t('results:table.theme'), ...labels(content)],
    rows: content.themes.map(({ title, waves }) => row(0, [title[words.locale], ...shares(waves, words)])),
  }
}

/** The segments of a theme, then of each of its questions in three classes. */
export function comparedSegmentsTables(
  theme: ComparedThemeContent,
  content: ComparisonContent,
  words: ResultsWords,
): ReportTable[] {
  const title = theme.title[words.locale]
  const questions = questionsOf(theme, content).filter(({ segments }) => segments.length > 0)
  const labelled = questions[0]?.segments[0]?.waves.find((counts) => counts !== null)?.classes
  return [
    ...linesTable(words.t('comparison:table.segments', { title }), theme.segments, content, words),
    ...(labelled
      ? [
          {
            caption: words.t('comparison:table.questionSegments', {
              title,
              classes: labelled.map(({ label }) => label[words.locale].toLowerCase()).join(' · '),
            }),
            head: [words.t('results:table.questionSegment'), ...labels(content)],
            rows: questions.flatMap((question) => [
              heading(`${question.code} · ${question.title[words.locale]}`, content),
              ...question.segments.map((line) =>
                row(1, [groupName(line, words), ...line.waves.map((counts) => classesCell(counts, words))]),
              ),
            ]),
            ...changedNote(
              questions.flatMap(({ segments }) => segments),
              words,
            ),
          },
        ]
      : []),
  ]
}

/** The smaller groups of a theme, in two classes; null where the waves share none. */
export function comparedGroupsTables(
  theme: ComparedThemeContent,
  content: ComparisonContent,
  words: ResultsWords,
): ReportTable[] {
  const title = theme.title[words.locale]
  if (sameGroups(theme.groups, theme.segments)) return []
  return linesTable(words.t('comparison:table.groups', { title }), theme.groups, content, words)
}

/** The questions of a theme at the territory: the favourable share of each wave. */
export function comparedQuestionsTable(
  caption: string,
  questions: readonly ComparedQuestionContent[],
  content: ComparisonContent,
  words: ResultsWords,
): ReportTable[] {
  const { t, locale } = words
  const shown = questions.filter(({ territory }) => territory.some((one) => one && one.favourable !== null))
  if (shown.length === 0) return []
  return [
    {
      caption,
      head: [t('results:table.question'), ...labels(content)],
      rows: shown.map(({ code, title, question, territory }) =>
        row(0, [
          code === question.code ? `${code} · ${title[locale]}` : title[locale],
          ...shares(
            territory.map((one) => (one ? { percent: one.favourable!, n: one.n } : null)),
            words,
          ),
        ]),
      ),
    },
  ]
}

/** The two classes of people of each theme (R8); null where no wave shows them for a whole theme. */
export function comparedPeopleTable(content: ComparisonContent, words: ResultsWords): ReportTable | null {
  const { people } = content
  const themes = content.themes.filter((theme) => theme.people.some((one) => one))
  if (!people || themes.length === 0) return null
  return {
    caption: words.t('comparison:table.people'),
    head: [words.t('comparison:table.themePeople'), ...labels(content)],
    rows: themes.flatMap((theme) => [
      heading(theme.title[words.locale], content),
      ...(['first', 'others'] as const).map((side) =>
        row(1, [
          people[side][words.locale],
          ...shares(
            theme.people.map((one) => one?.[side] ?? null),
            words,
          ),
        ]),
      ),
    ]),
    note: words.t('comparison:table.peopleNote'),
  }
}

/** Participation of the groups that the waves share. */
export function comparedParticipationTable(content: ComparisonContent, words: ResultsWords): ReportTable[] {
  return linesTable(words.t('comparison:table.participation'), content.participation, content, words)
}

export function questionsOf(
  theme: ComparedThemeContent,
  content: ComparisonContent,
): ComparedQuestionContent[] {
  return content.questions.filter(({ code }) => theme.questions.includes(code))
}

function linesTable(
  caption: string,
  lines: readonly ComparedLine<ComparedShare>[],
  content: ComparisonContent,
  words: ResultsWords,
): ReportTable[] {
  if (lines.length === 0) return []
  return [
    {
      caption,
      head: [words.t('results:table.group'), ...labels(content)],
      rows: lines.map((line) => row(0, [groupName(line, words), ...shares(line.waves, words)])),
      ...changedNote(lines, words),
    },
  ]
}

function changedNote(
  lines: readonly ComparedLine<unknown>[],
  words: ResultsWords,
): Pick<ReportTable, 'note'> {
  return lines.some(({ changed }) => changed) ? { note: words.t('comparison:table.changed') } : {}
}

function groupName({ group, changed }: ComparedLine<unknown>, { locale }: ResultsWords): string {
  return changed ? `${group[locale]} *` : group[locale]
}

function sameGroups(a: readonly ComparedLine<unknown>[], b: readonly ComparedLine<unknown>[]): boolean {
  return a.length === b.length && a.every(({ group }, place) => group.fr === b[place]!.group.fr)
}

/** « 18 · 22 · 60 % (n = 45) » */
function classesCell(counts: ComparedCounts | null, words: ResultsWords): string {
  if (!counts) return dash
  const percents = counts.classes.map(({ percent }, place) =>
    place === counts.classes.length - 1 ? words.percent(percent) : words.number(percent),
  )
  return `${percents.join(' · ')} (${words.number(counts.n)})`
}

function shares(waves: readonly (ComparedShare | null)[], words: ResultsWords): string[] {
  return waves.map((share) => (share ? `${words.percent(share.percent)} (${words.number(share.n)})` : dash))
}

function labels({ waves }: ComparisonContent): string[] {
  return waves.map(({ label }) => label)
}

function heading(text: string, { waves }: ComparisonContent): Row {
  return { depth: 0, strong: true, cells: [text, ...waves.map(() => '')] }
}

function row(depth: number, cells: string[]): Row {
  return { depth, strong: false, cells }
}
