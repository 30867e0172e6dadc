import type { LaunchRules } from '#app/domain/consultations/plan-launch.server.ts'
import type { ServerContext } from './load-context.ts'

/** In a demonstration the local mailbox stands for the mail server: its people are made up. */
export function launchRules(settings: ServerContext['settings']): LaunchRules {
  return { mailLeaves: settings.smtp || settings.mode === 'demo', datesAreFree: false }
}
