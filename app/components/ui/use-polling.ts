import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** Looks again while the worker is at it. @param every in ms */
export function usePolling(active: boolean, every = 1500): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!active || state !== 'idle') return
    const timer = setTimeout(revalidate, every)
    return () => clearTimeout(timer)
  }, [active, every, state, revalidate])
}
