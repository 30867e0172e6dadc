import type { Absence, ImportPreview, LineStatus, MergeProposal, PreviewLine } from './import-plan.ts'

/** What one page shows: lines of the chosen status, and questions and proposals not to be answered by the thousand. */
export const shownAtOnce = { lines: 100, questions: 50, proposals: 100, absences: 200 }

/** Statuses in the order a reader needs them: what went wrong first. */
export const statusesShown = [
  'left-out',
  'question',
  'changed',
  'new',
  'unchanged',
] as const satisfies readonly LineStatus[]

export interface PreviewPage {
  status: LineStatus
  numbers: Record<LineStatus, number>
  lines: PreviewLine[]
  page: number
  pages: number
  /** Unanswered ones first. */
  questions: PreviewLine[]
  moreQuestions: number
  proposals: MergeProposal[]
  moreProposals: number
  /** By employer, each once with how many are absent. */
  absences: { employerId: string; employer: string; count: number; held: number; shown: Absence[] }[]
  moreAbsences: number
}

/**
 * The part of a preview that one page shows.
 * @param asked the status wanted; without it the first that has lines
 * @param page from 1; beyond the last, the last
 */
export function previewPage(preview: ImportPreview, asked: string | null, page: number): PreviewPage {
  const { counts, lines, proposals } = preview
  const numbers = {
    'left-out': counts.leftOut,
    question: counts.questions,
    changed: counts.changed,
    new: counts.new,
    unchanged: counts.unchanged,
  }
  const status =
    statusesShown.find((one) => one === asked) ?? statusesShown.find((one) => numbers[one] > 0) ?? 'new'
  const chosen = lines.filter((line) => line.status === status)
  const pages = Math.max(1, Math.ceil(chosen.length / shownAtOnce.lines))
  const current = Math.min(Math.max(1, page), pages)
  const questions = lines
    .filter(({ question }) => question)
    .toSorted((a, b) => Number(a.question?.answer !== null) - Number(b.question?.answer !== null))
  const byEmployer = Map.groupBy(preview.absences, ({ employerId }) => employerId)
  let room = shownAtOnce.absences
  const absences = [...byEmployer].map(([employerId, all]) => {
    const shown = all.slice(0, room)
    room -= shown.length
    const held = all.filter((absence) => absence.held).length
    return { employerId, employer: all[0]?.employer ?? '', count: all.length, held, shown }
  })
  return {
    absences,
    moreAbsences: Math.max(0, preview.absences.length - shownAtOnce.absences),
    status,
    numbers,
    lines: chosen.slice((current - 1) * shownAtOnce.lines, current * shownAtOnce.lines),
    page: current,
    pages,
    questions: questions.slice(0, shownAtOnce.questions),
    moreQuestions: Math.max(0, questions.length - shownAtOnce.questions),
    proposals: proposals.slice(0, shownAtOnce.proposals),
    moreProposals: Math.max(0, proposals.length - shownAtOnce.proposals),
  }
}
