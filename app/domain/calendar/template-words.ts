import { type LocalizedText, type Translate, translator } from '#app/i18n/index.ts'
import type { ProcessKind } from '#db/schema/directory.ts'
import { consultations, meetingKind, milestones, phases } from './template.ts'

/** The kinds of démarche, the usual one first (domain.md §2.4). */
export const processKinds = [
  'pooling',
  'shared_service',
  'competence_transfer',
  'epci_merger',
  'new_commune',
  'governance_pact',
  'mid_term_revision',
] as const satisfies readonly ProcessKind[]

type Say = (t: Translate, words: { text: string; assembly: string }) => string

/** What a kind calls the text adopted at the end, and who adopts it. */
function inBoth(kind: ProcessKind, say: Say): LocalizedText {
  const write = (t: Translate) =>
    say(t, { text: t(`calendar:kindText.${kind}`), assembly: t(`calendar:kindAssembly.${kind}`) })
  return { fr: write(translator('fr')), en: write(translator('en')) }
}

/** The name of an entry, by its code in the template. */
export function entryTitle(code: string, kind: ProcessKind): LocalizedText {
  const phase = phases.find((each) => each.code === code)
  if (phase) return inBoth(kind, (t, words) => t(`calendar:phase.${phase.code}.title`, words))
  const milestone = milestones.find((each) => each.code === code)
  if (milestone) return inBoth(kind, (t, words) => t(`calendar:milestone.${milestone.code}`, words))
  const consultation = consultations.find((each) => each.code === code)
  if (consultation) return inBoth(kind, (t, words) => t(`calendar:consultation.${consultation.code}`, words))
  return inBoth(kind, (t, words) => t(`calendar:meeting.${meetingKind(code)}`, words))
}

/** What a phase is for; empty for what is no phase. */
export function entryObjective(code: string, kind: ProcessKind): LocalizedText {
  const phase = phases.find((each) => each.code === code)
  if (!phase) return { fr: '', en: '' }
  return inBoth(kind, (t, words) => t(`calendar:phase.${phase.code}.objective`, words))
}

/** What a phase produces, one text a line. */
export function phaseDeliverables(code: string, kind: ProcessKind): LocalizedText {
  const phase = phases.find((each) => each.code === code)
  if (!phase) return { fr: '', en: '' }
  return inBoth(kind, (t, words) => t(`calendar:phase.${phase.code}.deliverables`, words))
}
