/** The status of a respondent's page, by the phase of its wave. */
export const statusOfPhase = {
  draft: 404,
  launching: 404,
  scheduled: 200,
  open: 200,
  counting: 410,
  closed: 410,
  cancelled: 410,
} as const
