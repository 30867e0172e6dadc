import { redirect } from '@remix-run/node'
import { type LaunchPlan, planLaunch } from '#app/domain/consultations/plan-launch.server.ts'
import { type StepSummary, summariseSteps } from '#app/domain/consultations/preparation.ts'
import { getWave, type Wave } from '#app/domain/consultations/queries.server.ts'
import { findTriedWave, listTrials, type Trial } from '#app/domain/consultations/testers.server.ts'
import type { StaffArgs } from './context.server.ts'
import { launchRules } from './launch-rules.ts'

export interface Preparation {
  wave: Wave
  plan: LaunchPlan
  trials: Trial[]
  steps: StepSummary[]
}

/**
 * What every page of a wave's preparation shows. A wave that is launched has its own page; a test wave whose launch could
 * not go through is tried again from the wave it tries.
 */
export async function loadPreparation({ ctx, params, settings }: StaffArgs): Promise<Preparation> {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const waves = `/demarches/${wave.processId}/vagues`
  if (wave.state !== 'draft') throw redirect(`${waves}/${wave.id}`)
  const tried = wave.test ? await findTriedWave(ctx, wave.id) : null
  if (tried) throw redirect(`${waves}/${tried}/essai`)
  const plan = await planLaunch(ctx, wave, launchRules(settings))
  const trials = await listTrials(ctx, wave.id)
  return { wave, plan, trials, steps: summariseSteps(plan.problems, trials.length > 0) }
}
