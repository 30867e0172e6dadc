import type { LinesChart } from '#app/domain/results/lines-chart.ts'
import type { BarsChart, DivergingChart } from '#app/domain/results/results-charts.ts'
import { readableOn } from './draw-bar.ts'

/** A picture of a chart for a slide or a document: light, whatever the theme of the page. */
const width = 1200
const margin = 48
const colours: Record<string, string> = {
  'warm-2': '#b5542b',
  'warm-1': '#e3ab8c',
  neutral: '#e2ddd0',
  'cool-1': '#93bfc4',
  'cool-2': '#1f6d78',
  plain: '#1f6d78',
  rise: '#1f6d78',
  fall: '#b5542b',
  steady: '#565d61',
}
const ink = '#1a1f22'
const quiet = '#565d61'
const rule = '#cfcabf'
const barHeight = 40
const rowHeight = 78

type Pen = CanvasRenderingContext2D
type Bars = DivergingChart | BarsChart

/** Draws the whole figure, caption included. @returns a PNG */
export async function drawPicture(chart: Bars | LinesChart, caption: string): Promise<Blob> {
  const family = getComputedStyle(document.body).fontFamily
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')!
  const write = (size: number, weight = 400) => `${weight} ${size}px ${family}`
  pen.font = write(24)
  const title = rowsOf(pen, caption, width - 2 * margin)
  const top = margin + title.length * 32 + 24
  const body = chart.kind === 'lines' ? 720 : chart.rows.length * rowHeight + 40
  canvas.width = width
  canvas.height = top + body + margin
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.textBaseline = 'middle'
  pen.fillStyle = quiet
  pen.font = write(24)
  for (const [at, row] of title.entries()) pen.fillText(row, margin, margin + 16 + at * 32)
  if (chart.kind === 'lines') drawLines(pen, chart, { top, height: 600, write })
  else drawBars(pen, chart, { top, write })
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

type Font = (size: number, weight?: number) => string

function drawBars(pen: Pen, chart: Bars, { top, write }: { top: number; write: Font }): void {
  const left = width * 0.42
  const right = width - margin - (chart.kind === 'bars' ? 90 : 0)
  const x = (share: number) => left + ((right - left) * share) / 100
  if (chart.kind === 'diverging') {
    pen.font = write(18)
    pen.fillStyle = quiet
    pen.fillText(chart.ends[0], left, top)
    pen.textAlign = 'right'
    pen.fillText(chart.ends[1], right, top)
    pen.textAlign = 'left'
    stroke(pen, quiet, 1, [
      [x(chart.middle), top + 16],
      [x(chart.middle), top + 50 + (chart.rows.length - 0.5) * rowHeight],
    ])
  }
  for (const [at, row] of chart.rows.entries()) {
    const middle = top + 50 + at * rowHeight
    label(pen, row, { middle, room: left - margin - 24, write })
    const parts = 'parts' in row ? row.parts : [{ tone: 'plain', start: 0, width: row.width, text: '' }]
    for (const part of parts) {
      pen.fillStyle = colours[part.tone]!
      pen.fillRect(x(part.start), middle - barHeight / 2, x(part.width) - left, barHeight)
      if (!part.text) continue
      pen.fillStyle = readableOn(rgb(colours[part.tone]!))
      pen.font = write(18, 600)
      pen.textAlign = 'center'
      pen.fillText(part.text, (x(part.start) + x(part.start + part.width)) / 2, middle)
      pen.textAlign = 'left'
    }
    if (!('parts' in row)) {
      pen.fillStyle = ink
      pen.font = write(20, 600)
      pen.fillText(row.text, x(row.width) + 10, middle)
    }
  }
}

function label(
  pen: Pen,
  { label: text, note }: { label: string; note: string },
  { middle, room, write }: { middle: number; room: number; write: Font },
): void {
  pen.font = write(20)
  const rows = rowsOf(pen, note ? `${text} ${note}` : text, room).slice(0, 3)
  pen.fillStyle = ink
  for (const [at, row] of rows.entries())
    pen.fillText(row, margin, middle + (at - (rows.length - 1) / 2) * 25)
}

function drawLines(
  pen: Pen,
  chart: LinesChart,
  { top, height, write }: { top: number; height: number; write: Font },
): void {
  const x = (share: number) => margin + ((width - 2 * margin) * share) / 100
  const y = (share: number) => top + (height * share) / 100
  const end = chart.columns.at(-1)!.at
  pen.font = write(18)
  pen.fillStyle = quiet
  for (const { at, text } of chart.ticks) {
    stroke(pen, rule, 1, [
      [x(0), y(at)],
      [x(end), y(at)],
    ])
    pen.fillText(text, x(0), y(at) + (at === 0 ? 16 : -14))
  }
  for (const { at, label, notes } of chart.columns) {
    stroke(pen, rule, 1, [
      [x(at), y(0)],
      [x(at), y(100)],
    ])
    pen.textAlign = 'center'
    for (const [row, text] of [label, ...notes].entries()) {
      pen.font = write(20, row === 0 ? 600 : 400)
      pen.fillStyle = row === 0 ? ink : quiet
      pen.fillText(text, x(at), y(100) + 28 + row * 26)
    }
    pen.textAlign = 'left'
  }
  for (const { tone, points, first, last } of chart.lines) {
    const colour = colours[tone]!
    stroke(
      pen,
      colour,
      4,
      points.map((point) => [x(point.x), y(point.y)]),
    )
    pen.fillStyle = colour
    for (const point of points) {
      pen.beginPath()
      pen.arc(x(point.x), y(point.y), 8, 0, 2 * Math.PI)
      pen.fill()
    }
    pen.font = write(20, 600)
    pen.textAlign = 'right'
    pen.fillText(first.text, x(first.x - 2), y(first.at))
    pen.textAlign = 'left'
    for (const [row, text] of last.rows.entries())
      pen.fillText(text, x(end + 2.5), y(last.at) + (row - (last.rows.length - 1) / 2) * 26)
  }
}

function stroke(pen: Pen, colour: string, thickness: number, points: readonly (readonly [number, number])[]) {
  pen.strokeStyle = colour
  pen.lineWidth = thickness
  pen.beginPath()
  for (const [at, [x, y]] of points.entries()) at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)
  pen.stroke()
}

function rowsOf(pen: Pen, text: string, room: number): string[] {
  const rows: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${rows.at(-1)} ${word}`
    if (rows.length > 0 && pen.measureText(longer).width <= room) rows[rows.length - 1] = longer
    else rows.push(word)
  }
  return rows
}

function rgb(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return `rgb(${red}, ${green}, ${blue})`
}
