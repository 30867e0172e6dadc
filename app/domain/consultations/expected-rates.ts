/** Response rates to plan with, and to hope for (domain.md §6). */
export const expectedRates = [0.35, 0.6] as const
