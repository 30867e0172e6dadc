import { useEffect, useRef } from 'react'
import type { Bar } from './draw-bar.ts'

/**
 * One bar on a canvas, told in words to those who can't see it. Drawn anew when the theme changes and for print.
 * Chart.js comes with the first bar that is drawn, not with the page.
 */
export function BarCanvas({ bar, told }: { bar: Bar; told: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let drawn: { redraw: () => void; destroy: () => void } | undefined
    let gone = false
    void Promise.all([import('./draw-bar.ts'), document.fonts.ready]).then(([{ drawBar }]) => {
      if (!gone && canvas.current) drawn = drawBar(canvas.current, bar)
    })
    const themes = ['(prefers-color-scheme: dark)', 'print'].map((query) => matchMedia(query))
    const redraw = () => drawn?.redraw()
    for (const theme of themes) theme.addEventListener('change', redraw)
    return () => {
      gone = true
      for (const theme of themes) theme.removeEventListener('change', redraw)
      drawn?.destroy()
    }
  }, [bar])
  return (
    <div className="bar-track">
      <canvas ref={canvas} role="img" aria-label={told} />
    </div>
  )
}
