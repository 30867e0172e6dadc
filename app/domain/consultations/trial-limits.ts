/** How long a test wave stays open, in hours. */
export const trialHours = ['1', '24', '72', '168'] as const

/** The most people a test wave is sent to. */
export const mostTesters = 30
