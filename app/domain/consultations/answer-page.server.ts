import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import { dayAt } from '#app/domain/calendar/days.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { listDirectoryGroups } from '#app/domain/directory/audience.server.ts'
import { defaultLeaf, type GroupSection, groupChoices } from '#app/domain/disclosure/group-choices.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { contactLines } from '#app/domain/settings/contact-lines.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { lookOf, type TerritoryLook } from '#app/domain/settings/territory-look.server.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { asksSome } from '#surveys/asked-of.ts'
import { instruments, type SurveyDefinition } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { definitionOfDraft } from './asked-pages.server.ts'
import { getWaveAudience } from './audience.server.ts'
import { getFrozenWave } from './frame.server.ts'
import { findWave, type Wave } from './queries.server.ts'
import { findCancellation } from './wave-events.server.ts'
import { lateBallots } from './wave-phase.ts'

/** What the introduction says; the same for everybody. */
export interface AnswerIntroduction {
  territory: string
  title: LocalizedText
  who: LocalizedText
  why: LocalizedText
  contact: LocalizedText
  /** Whom to turn to outside of the survey, one line each; the wave's own contact where none is set. */
  contacts: LocalizedText
  /** How the territory looks, and where its mandatory pages are. */
  look: TerritoryLook
  minutes: number
  questions: number
  k: number
  opensAt: string
  closesAt: string
  test: boolean
}

/** What the browser needs to ask the questions and to seal the answer. Bytes in base64. */
export interface AnswerMaterial {
  waveId: string
  definition: SurveyDefinition
  groups: GroupSection[]
  defaultGroup: string
  closesAt: string
  /** When the urn is opened: results are not known before. */
  countedAt: string
  /** Null in a preview: nothing is sealed nor sent. */
  urn: { definitionHash: string; issueSpki: string; urnPublic: string; ballotLength: number } | null
}

export interface AnswerPage {
  phase: Wave['phase']
  introduction: AnswerIntroduction
  /** Why it was cancelled; null for a wave that is not. */
  cancelledBecause: LocalizedText | null
  /** Only while open, or in a preview. */
  material: AnswerMaterial | null
}

/** The page of those who answer; null for what isn't a wave. A trial message leads to a wave that is still a draft. */
export async function getAnswerPage(ctx: AnyCtx, waveId: string): Promise<AnswerPage | null> {
  const wave = await findWave(ctx, waveId)
  if (!wave?.opensAt || !wave.closesAt) return null
  const introduction = await introduce(ctx, wave)
  const cancelledBecause = (await findCancellation(ctx, waveId))?.reason ?? null
  if (wave.phase !== 'open') return { phase: wave.phase, introduction, cancelledBecause, material: null }
  const frozen = await getFrozenWave(ctx, waveId)
  const urn = (await getPublicUrn(ctx, waveId))!
  return {
    phase: wave.phase,
    introduction,
    cancelledBecause,
    material: {
      ...materialOf(wave, frozen),
      urn: {
        definitionHash: frozen.definitionHash.toString('hex'),
        issueSpki: urn.issueSpki.toString('base64'),
        urnPublic: urn.urnPublic.toString('base64'),
        ballotLength: urn.ballotLength,
      },
    },
  }
}

/** The same page for the pilot who prepares the wave, from today's directory; it sends nothing. */
export async function previewAnswerPage(ctx: AnyCtx, wave: Wave): Promise<AnswerPage> {
  const definition = await definitionOfDraft(ctx, wave)
  const { epciName } = await getProcess(ctx, wave.processId)
  const groups = await listDirectoryGroups(ctx, wave.processId, await getWaveAudience(ctx, wave.id))
  const tree = groups.length
    ? buildGroupTree({ territory: { name: { fr: epciName, en: epciName } }, groups, depth: wave.depth })
    : []
  const material = { ...materialOf(wave, { definition, tree }), urn: null }
  return { phase: 'open', introduction: await introduce(ctx, wave), cancelledBecause: null, material }
}

function materialOf(
  wave: Wave,
  { definition, tree }: Pick<Awaited<ReturnType<typeof getFrozenWave>>, 'definition' | 'tree'>,
) {
  const closesAt = wave.closesAt!
  return {
    waveId: wave.id,
    definition,
    groups: tree.length ? groupChoices(tree, asksSome(readQuestionnaire(definition))) : [],
    defaultGroup: tree.length ? defaultLeaf(tree) : '',
    closesAt: closesAt.toISOString(),
    countedAt: new Date(closesAt.getTime() + lateBallots).toISOString(),
  }
}

async function introduce(ctx: AnyCtx, wave: Wave): Promise<AnswerIntroduction> {
  const settings = await getSettings(ctx, wave.processId)
  const { minutes, definition } = instruments[wave.instrument]
  const { title, who, why, contact, k, test } = wave
  return {
    territory: settings.territory,
    title,
    who,
    why,
    contact,
    contacts: settings.contacts.length ? contactLines(settings.contacts) : contact,
    look: lookOf(settings, dayAt(ctx.now())),
    minutes,
    questions: readQuestionnaire(definition).questions.filter((question) => question.kind !== 'text').length,
    k,
    opensAt: wave.opensAt!.toISOString(),
    closesAt: wave.closesAt!.toISOString(),
    test,
  }
}
