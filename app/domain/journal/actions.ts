/**
 * What the journal tells: a line for each, by module. Each has its sentence, `journal:action.<code>`, which names what
 * `details` holds, and its kind (what stands before the point), `journal:kind.<kind>`.
 */
export const journalActions = [
  'process.created',
  'process.corrected',
  'process.archived',
  'process.reopened',
  'calendar.moved',
  'calendar.period-added',
  'calendar.period-removed',
  'calendar.window-lifted',
  'calendar.window-restored',
  'calendar.zone-chosen',
  'instance.administrator-added',
  'instance.administrator-removed',
  'role.granted',
  'role.changed',
  'role.suspended',
  'role.restored',
  'role.removed',
  'wave.drafted',
  'wave.texts-saved',
  'wave.audience-saved',
  'wave.depth-saved',
  'wave.dates-saved',
  'wave.urn-saved',
  'wave.trustee-replaced',
  'wave.trustee-corrected',
  'wave.trustee-link-sent',
  'wave.sheet-destroyed',
  'wave.withdrawn',
  'wave.tried',
  'wave.launched',
  'wave.extended',
  'wave.corrected',
  'wave.agent-added',
  'wave.slips-printed',
  'wave.reminders-changed',
  'wave.address-corrected',
  'wave.representatives-corrected',
  'wave.paused',
  'wave.resumed',
  'wave.cancelled',
  'wave.closed',
  'wave.deleted',
  'wave.draft-deleted',
  'results.published',
  'results.exported',
  'results.compared',
  'report.drafted',
  'report.frozen',
  'report.published',
  'report.exported',
  'report.deleted',
  'record.exported',
  'comments.read',
  'comments.withheld',
  'comments.completed',
  'comments.forgotten',
  'concerns.forgotten',
  'settings.saved',
  'directory.imported',
  'directory.import-undone',
  'directory.exported',
  'directory.forgotten',
  'organisation.added',
  'organisation.corrected',
  'organisation.merged',
  'organisation.removed',
  'person.added',
  'person.corrected',
  'person.tie-added',
  'person.tie-changed',
  'person.tie-ended',
  'person.exported',
  'person.erased',
] as const
export type JournalAction = (typeof journalActions)[number]

type KindOf<Action extends string> = Action extends `${infer Kind}.${string}` ? Kind : never
/** What acts are filtered by. */
export type JournalKind = KindOf<JournalAction>

export function kindOf(action: JournalAction): JournalKind {
  return action.slice(0, action.indexOf('.')) as JournalKind
}

/** The kinds there are in the journal of a démarche, in the order of the actions. */
export const journalKinds: readonly JournalKind[] = [...new Set(journalActions.map(kindOf))].filter(
  (kind) => kind !== 'instance',
)

/** How long a line is kept, in months. */
export const journalMonths = 12
