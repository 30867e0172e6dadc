import type { LaunchProblem, PreparationStep } from './launch-problems.ts'

/** The pages of a preparation, in the order in which somebody who does it for the first time meets them. */
export const preparationSteps = [
  'texts',
  'audience',
  'groups',
  'dates',
  'trial',
  'urn',
  'launch',
] as const satisfies readonly PreparationStep[]

export type StepState = 'done' | 'missing' | 'optional' | 'ready' | 'waiting'

export interface StepSummary {
  step: PreparationStep
  state: StepState
}

/** Where each step stands, from what would stop a launch now. A trial is advised, never asked for. */
export function summariseSteps(problems: readonly LaunchProblem[], tried: boolean): StepSummary[] {
  return preparationSteps.map((step) => {
    if (step === 'trial') return { step, state: tried ? 'done' : 'optional' }
    if (step === 'launch') return { step, state: problems.length ? 'waiting' : 'ready' }
    return { step, state: problems.some((problem) => problem.step === step) ? 'missing' : 'done' }
  })
}

/** The step after one; itself for the last. */
export function nextStep(step: PreparationStep): PreparationStep {
  return preparationSteps[preparationSteps.indexOf(step) + 1] ?? step
}

/** Path of a step, below the wave's. */
export const stepPaths: Record<PreparationStep, string> = {
  texts: 'preparer',
  audience: 'destinataires',
  groups: 'groupes',
  dates: 'dates',
  urn: 'urne',
  trial: 'essai',
  launch: 'lancer',
}
