import { BarController, BarElement, CategoryScale, Chart, LinearScale, type Plugin } from 'chart.js'

Chart.register(BarController, BarElement, CategoryScale, LinearScale)

export interface BarPart {
  tone: string
  /** Shares of the drawing's width, 0–100. */
  start: number
  width: number
  /** Written inside, where it fits. */
  text: string
}

export interface Bar {
  parts: readonly BarPart[]
  /** Where the neutral middle stands, 0–100; null where there is none. */
  middle: number | null
  /** Written at the end of the bar. */
  after: string
}

const gap = 6

/** Draws one bar, in the colours of the page's theme. The caller gives the words: a canvas has none. */
export function drawBar(canvas: HTMLCanvasElement, bar: Bar): { redraw: () => void; destroy: () => void } {
  let colours = readColours(canvas, bar)
  const chart = new Chart(canvas, {
    type: 'bar',
    data: { labels: [''], datasets: datasets(bar, colours) },
    options: {
      indexAxis: 'y',
      animation: false,
      events: [],
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { right: bar.after ? 56 : 0 } },
      scales: {
        x: { min: 0, max: 100, display: false },
        y: { display: false, stacked: true },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
    plugins: [middleLine(bar, () => colours), labels(bar, () => colours)],
  })
  return {
    redraw() {
      colours = readColours(canvas, bar)
      chart.data.datasets = datasets(bar, colours)
      chart.update('none')
    },
    destroy: () => chart.destroy(),
  }
}

interface Colours {
  tones: Record<string, string>
  ink: string
  quiet: string
  paper: string
  font: string
}

function datasets(bar: Bar, colours: Colours) {
  return bar.parts.map((part) => ({
    data: [[part.start, part.start + part.width] as [number, number]],
    backgroundColor: colours.tones[part.tone] ?? colours.ink,
    borderColor: colours.paper,
    borderWidth: { left: 0, top: 0, bottom: 0, right: bar.parts.length > 1 ? 1 : 0 },
    borderSkipped: false as const,
    barThickness: 28,
    grouped: false,
  }))
}

/** Tokens are resolved by the browser: `light-dark()` reads as a colour only once an element wears it. */
function readColours(canvas: HTMLCanvasElement, bar: Bar): Colours {
  const probe = document.createElement('span')
  canvas.parentElement?.append(probe)
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const tones = Object.fromEntries(
    bar.parts.map(({ tone }) => [tone, colour(tone === 'plain' ? 'cool-2' : tone)]),
  )
  const { fontFamily } = getComputedStyle(canvas)
  const colours = {
    tones,
    ink: colour('ink'),
    quiet: colour('quiet'),
    paper: colour('paper'),
    font: fontFamily,
  }
  probe.remove()
  return colours
}

function middleLine(bar: Bar, colours: () => Colours): Plugin<'bar'> {
  return {
    id: 'middle',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      if (bar.middle === null) return
      const at = Math.round(scales.x!.getPixelForValue(bar.middle)) + 0.5
      ctx.save()
      ctx.strokeStyle = colours().quiet
      ctx.beginPath()
      ctx.moveTo(at, chartArea.top)
      ctx.lineTo(at, chartArea.bottom)
      ctx.stroke()
      ctx.restore()
    },
  }
}

function labels(bar: Bar, colours: () => Colours): Plugin<'bar'> {
  return {
    id: 'labels',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const { tones, ink, font } = colours()
      const y = (chartArea.top + chartArea.bottom) / 2
      const pixel = (share: number) => scales.x!.getPixelForValue(share)
      ctx.save()
      ctx.font = `600 13px ${font}`
      ctx.textBaseline = 'middle'
      ctx.textAlign = 'center'
      for (const { tone, start, width, text } of bar.parts) {
        const [left, right] = [pixel(start), pixel(start + width)]
        if (!text || ctx.measureText(text).width + gap > right - left) continue
        ctx.fillStyle = readableOn(tones[tone] ?? ink)
        ctx.fillText(text, (left + right) / 2, y + 1)
      }
      if (bar.after) {
        const end = bar.parts.reduce((furthest, part) => Math.max(furthest, part.start + part.width), 0)
        ctx.textAlign = 'left'
        ctx.fillStyle = ink
        ctx.fillText(bar.after, pixel(end) + gap, y + 1)
      }
      ctx.restore()
    },
  }
}

/** Near-black or white, whichever contrasts more (WCAG 2.2, relative luminance). @param colour as `rgb(r, g, b)` */
export function readableOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number).map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return luminance > 0.2 ? '#1a1f22' : '#ffffff'
}
