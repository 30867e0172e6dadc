import { may } from '#app/domain/accounts/permissions.ts'
import { listAccess } from '#app/domain/accounts/queries.server.ts'
import { addDays } from '#app/domain/calendar/days.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { listModeration } from '#app/domain/comments/queries.server.ts'
import { listWaves, type Wave } from '#app/domain/consultations/queries.server.ts'
import { dayOf } from '#app/domain/consultations/territory-time.ts'
import type { Ctx } from '#app/domain/context.ts'
import { countAgents, listImports } from '#app/domain/directory/queries.server.ts'
import { countKept, getRetention } from '#app/domain/duties/get-retention.server.ts'
import { warningDays } from '#app/domain/duties/retention.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { missingMentionPaths, missingMentions } from '#app/domain/settings/missing-mentions.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { type LocalizedText, locales, translator } from '#app/i18n/index.ts'
import { readWaveLives } from './internal/read-wave-lives.server.ts'
import { reportEntries } from './report-entries.server.ts'
import { byUrgency, entry, type TodoEntry } from './todo-entry.ts'
import { waveEntries } from './wave-entries.ts'

const day = 86_400_000
/** A consultation of the calendar is prepared from three weeks before its opening: texts, committee, representatives. */
const prepareAhead = 21 * day
/** An access that ends within a fortnight may still be prolonged before a meeting. */
const accessNear = 14 * day

/** What waits for this actor in a démarche, the most pressing first. In one that is archived, only what is about to be erased. */
export async function listTodo(ctx: Ctx, processId: string): Promise<TodoEntry[]> {
  if (!may(ctx.actor, 'process.read', processId)) return []
  const { archivedAt, launchOn } = await getProcess(ctx, processId)
  const live = async () => [
    ...(await directoryEntries(ctx, processId)),
    ...(await consultationEntries(ctx, processId)),
    ...(await commentEntries(ctx, processId)),
    ...(await reportEntries(ctx, processId)),
    ...(await settingsEntries(ctx, processId, launchOn)),
    ...(await accessEntries(ctx, processId)),
  ]
  const entries = [...(archivedAt ? [] : await live()), ...(await retentionEntries(ctx, processId))]
  const dated = entries.map((each) => ({ ...each, day: each.on && dayOf(new Date(each.on)) }))
  return dated.sort(byUrgency)
}

async function directoryEntries(ctx: Ctx, processId: string): Promise<TodoEntry[]> {
  if (!may(ctx.actor, 'directory.import', processId)) return []
  const imports = await listImports(ctx, processId)
  // A file read again since is no longer waited for.
  const [last] = imports
  if (last?.state === 'previewed') {
    return [entry('importOpen', `/personnes/importer/${last.id}`, { about: same(last.fileName) })]
  }
  const agents = await countAgents(ctx, processId)
  return agents.every((employer) => employer.agents === 0) ? [entry('import', '/personnes/importer')] : []
}

async function consultationEntries(ctx: Ctx, processId: string): Promise<TodoEntry[]> {
  if (!may(ctx.actor, 'wave.prepare', processId)) return []
  const waves = await listWaves(ctx, processId)
  const lives = await readWaveLives(ctx, waves)
  const found = waves.flatMap((wave) => waveEntries(wave, lives.get(wave.id) ?? noLife, ctx.now()))
  const agents = await countAgents(ctx, processId)
  const planned = await plannedEntries(ctx, processId)
  const people = agents.reduce((sum, employer) => sum + employer.agents, 0)
  const first = people > 0 && waves.length === 0 && planned.length === 0
  return [
    ...found,
    ...planned,
    ...(first ? [entry('first', '/consultations/nouvelle')] : []),
    ...withoutEmail(waves, agents),
  ]
}

const noLife = {
  ...{ refused: 0, unsent: 0, paused: false, suspended: false, linksLost: false, addendaRefused: 0 },
  ...{ reminders: [], replaced: false, results: null },
}

/** Consultations of the calendar that we can hold, whose opening is near and that nobody prepares. */
async function plannedEntries(ctx: Ctx, processId: string): Promise<TodoEntry[]> {
  const { consultations } = await getCalendar(ctx, processId)
  const today = dayOf(ctx.now())
  const horizon = dayOf(new Date(ctx.now().getTime() + prepareAhead))
  return consultations
    .filter(({ instrument, wave }) => instrument !== null && wave === null)
    .filter(({ opensOn, closesOn }) => opensOn <= horizon && closesOn > today)
    .map(({ title, opensOn }) => {
      const late = opensOn < today
      return entry(late ? 'plannedLate' : 'planned', '/consultations/nouvelle', {
        ...{ about: title, on: opensOn },
        urgency: late ? 'late' : 'dated',
      })
    })
}

/** Before a launch only: afterwards the list is frozen. */
function withoutEmail(waves: readonly Wave[], agents: Awaited<ReturnType<typeof countAgents>>): TodoEntry[] {
  const next = waves.find(({ phase, test }) => phase === 'draft' && !test)
  const count = agents.reduce((sum, employer) => sum + employer.withoutEmail, 0)
  return next && count > 0
    ? [entry('withoutEmail', '/personnes?adresse=sans', { label: next.label, count })]
    : []
}

async function settingsEntries(ctx: Ctx, processId: string, launchOn: string): Promise<TodoEntry[]> {
  if (!may(ctx.actor, 'settings.edit', processId)) return []
  const settings = await getSettings(ctx, processId)
  const [first, ...others] = missingMentions(settings)
  if (first) {
    const count = others.length + 1
    return [
      entry('mentions', missingMentionPaths[first], { count, about: said(`settings:missing.${first}`) }),
    ]
  }
  // Asked for once everything it must say is there, and the démarche has begun.
  const due = settings.publicSince === null && launchOn <= dayOf(ctx.now())
  return due ? [entry('publicPage', '/reglages/page-publique', { urgency: 'free' })] : []
}

/** Comments wait for a moderator before anybody else may read them; those of a test wave are nobody's. */
async function commentEntries(ctx: Ctx, processId: string): Promise<TodoEntry[]> {
  if (!may(ctx.actor, 'comment.moderate', processId)) return []
  const waves = await listModeration(ctx, processId)
  return waves.flatMap(({ label, test, questions }) => {
    const count = questions.reduce((sum, { unread }) => sum + unread, 0)
    return test || count === 0 ? [] : [entry('comments', '/relecture', { label, count })]
  })
}

/** What the end of the démarche is about to erase, for those who may still export it, or move the calendar. */
async function retentionEntries(ctx: Ctx, processId: string): Promise<TodoEntry[]> {
  if (!may(ctx.actor, 'process.archive', processId)) return []
  const { directoryOn, concernsOn, commentsOn } = await getRetention(ctx, processId)
  const today = dayOf(ctx.now())
  const horizon = addDays(today, warningDays)
  if (horizon < directoryOn) return []
  const { people, concerns, comments } = await countKept(ctx, processId)
  type Kind = 'forgetDirectory' | 'forgetConcerns' | 'forgetComments'
  const near = (kind: Kind, on: string, count: number, path: string) =>
    count > 0 && on <= horizon ? [entry(kind, path, { on, count, urgency: 'dated' })] : []
  return [
    ...near('forgetDirectory', directoryOn, people, '/personnes'),
    ...near('forgetConcerns', concernsOn, concerns, '/calendrier'),
    ...near('forgetComments', commentsOn, comments, '/commentaires'),
  ]
}

async function accessEntries(ctx: Ctx, processId: string): Promise<TodoEntry[]> {
  if (!may(ctx.actor, 'access.manage', processId)) return []
  const today = dayOf(ctx.now())
  const horizon = dayOf(new Date(ctx.now().getTime() + accessNear))
  const held = await listAccess(ctx, processId)
  return held
    .filter(({ state }) => state === 'active')
    .flatMap(({ assignmentId, name, endsOn, refused }) => {
      const path = `/acces/${assignmentId}`
      const about = same(name)
      return [
        ...(refused ? [entry('accessRefused', path, { about, urgency: 'late' })] : []),
        ...(endsOn && endsOn >= today && endsOn <= horizon
          ? [entry('accessEnding', path, { about, on: endsOn, urgency: 'dated' })]
          : []),
      ]
    })
}

function same(text: string): LocalizedText {
  return { fr: text, en: text }
}

function said(key: `settings:missing.${ReturnType<typeof missingMentions>[number]}`): LocalizedText {
  const [fr, en] = locales.map((locale) => translator(locale)(key))
  return { fr: fr!, en: en! }
}
