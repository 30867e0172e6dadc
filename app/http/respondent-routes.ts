const served = /^\/(e|b|depositaire)\//i

/**
 * Whether an address is of those who answer, or of the trustees: nothing of what happens there is written anywhere (anonymity.md,
 * Respondent routes). Remix takes any case and any encoding of a path for the same page.
 */
export function isRespondentPath(pathname: string): boolean {
  try {
    return served.test(decodeURIComponent(pathname))
  } catch {
    return served.test(pathname)
  }
}
