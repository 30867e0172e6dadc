import { useEffect, useRef } from 'react'

interface StepState {
  surveyStep?: unknown
}

/**
 * Makes each step an entry of the browser's history, at the same address, so that its Back button leads to the step before
 * and not out of the survey. Nothing but a number is stored.
 * @param show draws a step that the browser went to
 */
export function useStepHistory(step: number, show: (step: number) => void) {
  const latest = useRef({ step, show })
  latest.current = { step, show }
  useEffect(() => {
    const { scrollRestoration } = window.history
    window.history.scrollRestoration = 'manual'
    window.history.replaceState({ surveyStep: 0 } satisfies StepState, '')
    const popped = (event: PopStateEvent) => {
      const { surveyStep } = (event.state ?? {}) as StepState
      if (typeof surveyStep === 'number') latest.current.show(surveyStep)
    }
    window.addEventListener('popstate', popped)
    return () => {
      window.removeEventListener('popstate', popped)
      window.history.scrollRestoration = scrollRestoration
      if (latest.current.step > 0) window.history.go(-latest.current.step)
    }
  }, [])
  return {
    forward() {
      window.history.pushState({ surveyStep: step + 1 } satisfies StepState, '')
      show(step + 1)
    },
    /** The step changes when the browser answers. */
    back(steps = 1) {
      window.history.go(-steps)
    },
  }
}
