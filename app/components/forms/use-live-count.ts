import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** Typing pauses for this long before the count is asked, in ms. */
const pauseLength = 300

/**
 * Asks the page's action, with the intent `count`, what a form would give, at each change; without JavaScript a button of
 * that intent does. The form itself is not sent.
 */
export function useLiveCount<Action>() {
  const fetcher = useFetcher<Action>()
  const form = useRef<HTMLFormElement>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])
  const ask = () => {
    clearTimeout(pause.current)
    pause.current = setTimeout(() => {
      if (!form.current) return
      const filled = new FormData(form.current)
      filled.set('intent', 'count')
      fetcher.submit(filled, { method: 'post' })
    }, pauseLength)
  }
  return { form, ask, answer: fetcher.data }
}
