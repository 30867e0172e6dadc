import { createRef } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/mini'
import { SurveyApp, type SurveyControls, type SurveyOptions } from './survey-app.tsx'

export type { SurveyControls, SurveyOptions } from './survey-app.tsx'

/** A mounted survey; `unmount` leaves nothing of the answers in the page. */
export interface MountedSurvey extends SurveyControls {
  unmount(): void
}

// zod would try whether it may compile code: the page's policy forbids it, and the browser would report the attempt.
config({ jitless: true })

/**
 * Draws the survey into an element, in place of what it holds, and focuses the title of its first page.
 * @throws SurveyDefinitionError when the definition isn't one that an anonymous wave may show
 */
export function mountSurvey(element: Element, options: SurveyOptions): MountedSurvey {
  const root = createRoot(element)
  const controls = createRef<SurveyControls>()
  flushSync(() => root.render(<SurveyApp ref={controls} {...options} />))
  return {
    setLocale: (locale) => controls.current?.setLocale(locale),
    announce: (text) => controls.current?.announce(text),
    unmount: () => root.unmount(),
  }
}
