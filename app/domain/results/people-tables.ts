import type { PeopleShare, ResultsContent, ResultsItem } from './results-content.ts'
import { codedTitle, type ReportTable } from './results-tables.ts'
import type { ResultsWords } from './results-words.ts'

const dash = '–'

/** The two classes of people of each theme (R8); null where the wave has none. */
export function peopleThemesTable(content: ResultsContent, words: ResultsWords): ReportTable | null {
  const themes = content.themes.filter(({ people }) => people)
  if (!content.people || themes.length === 0) return null
  return {
    caption: words.t('results:table.peopleThemes'),
    head: [words.t('results:table.theme'), ...names(content.people, words)],
    rows: themes.map(({ title, people }) => row([title[words.locale], ...cells(people!, words)])),
  }
}

/** The two classes of people of each question that shows them, and which ones do not; null where the wave has none. */
export function peopleTable(content: ResultsContent, words: ResultsWords): ReportTable | null {
  const { t } = words
  const items = [...content.themes, ...content.questions].flatMap((part) => part.items)
  const asked = items.filter(({ people }) => people !== undefined)
  if (!content.people || asked.length === 0) return null
  const dropped = asked.filter(({ people }) => people === null)
  return {
    caption: t('results:table.people'),
    head: [t('results:table.question'), ...names(content.people, words)],
    rows: asked.map((item) =>
      row([codedTitle(item, words), ...(item.people ? cells(item.people, words) : [dash, dash])]),
    ),
    note: [
      t('results:table.peopleNote'),
      ...(dropped.length > 0
        ? [
            t('results:table.peopleDropped', {
              count: dropped.length,
              codes: dropped.map(({ code }: ResultsItem) => code).join(', '),
            }),
          ]
        : []),
    ].join(' '),
  }
}

function names(people: NonNullable<ResultsContent['people']>, { locale }: ResultsWords): string[] {
  return [people.first[locale], people.others[locale]]
}

/** « 62 % (16) » for each of the two. */
function cells(
  { first, others }: Record<'first' | 'others', Pick<PeopleShare, 'n' | 'percent'>>,
  words: ResultsWords,
): string[] {
  return [first, others].map(({ percent, n }) => `${words.percent(percent)} (${words.number(n)})`)
}

function row(texts: string[]): ReportTable['rows'][number] {
  return { depth: 0, strong: false, cells: texts }
}
