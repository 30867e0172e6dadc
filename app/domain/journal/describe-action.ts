import { type Role, roles } from '#app/domain/accounts/permissions.ts'
import type { Translate } from '#app/i18n/index.ts'
import { type JournalAction, journalActions } from './actions.ts'

/** Details that hold the code of a role: the sentence says it in words. */
const holdsRole = new Set(['role', 'before'])

/** The sentence of a line of the journal. An action that a newer version wrote is shown by its code. */
export function describeAction(
  t: Translate,
  { action, details }: { action: string; details: Record<string, string | number> },
): string {
  if (!isJournalAction(action)) return action
  const words = Object.entries(details).map(([name, value]) => {
    if (name === 'list') return [name, t(`journal:list.${value as 'agents'}`)]
    const role = holdsRole.has(name) && roles.includes(value as Role) ? (value as Role) : null
    return [name, role ? t(`access:role.${role}`) : value]
  })
  return t(`journal:action.${action}`, Object.fromEntries(words))
}

export function isJournalAction(action: string): action is JournalAction {
  return journalActions.includes(action as JournalAction)
}
