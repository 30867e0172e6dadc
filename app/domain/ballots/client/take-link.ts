/** M1: the secret of the link leaves the address bar and stays in this tab, so that a reload still works. */

/** The parts of `window` that this needs. */
export interface LinkWindow {
  location: { hash: string; pathname: string; search: string }
  history: { replaceState(data: unknown, unused: string, url: string): void; readonly state: unknown }
  sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
}

const secretPattern = /^[A-Za-z0-9_-]{10,64}$/

/**
 * @param page `window`
 * @returns the secret, or null when the page was opened without a link; where storage is refused the fragment stays
 */
export function takeLink(page: LinkWindow, waveId: string): string | null {
  const key = `diapason-link|${waveId}`
  const fragment = page.location.hash.slice(1)
  if (!secretPattern.test(fragment)) return attempt(() => page.sessionStorage.getItem(key))
  const kept = attempt(() => {
    page.sessionStorage.setItem(key, fragment)
    return page.sessionStorage.getItem(key)
  })
  if (kept === fragment) {
    page.history.replaceState(page.history.state, '', page.location.pathname + page.location.search)
  }
  return fragment
}

/** Reading `sessionStorage` itself throws where the browser refuses storage. */
function attempt(read: () => string | null): string | null {
  try {
    return read()
  } catch {
    return null
  }
}
