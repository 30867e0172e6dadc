import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas'
import jsQr from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a phone's camera would read: a decoder that knows nothing of how our codes are drawn. */

/** A page of a PDF as it is printed. @param number from 1 @param dpi dots for an inch */
export async function drawPage(pdf: Uint8Array, number: number, dpi = 150): Promise<Canvas> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 })
  const page = await (await task.promise).getPage(number)
  const viewport = page.getViewport({ scale: dpi / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise
  await task.destroy()
  return canvas
}

export async function readPicture(png: Buffer): Promise<Canvas> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas
}

/** The text of the QR code of each cell of a picture cut in equal rows and columns, as somebody holds one slip at a time. */
export function readQrCodes(canvas: Canvas, { columns = 1, rows = 1 } = {}): (string | undefined)[] {
  const [width, height] = [Math.floor(canvas.width / columns), Math.floor(canvas.height / rows)]
  const context = canvas.getContext('2d')
  return Array.from({ length: columns * rows }, (_, cell) => {
    const [left, top] = [(cell % columns) * width, Math.floor(cell / columns) * height]
    const { data } = context.getImageData(left, top, width, height)
    return jsQr(data, width, height, { inversionAttempts: 'dontInvert' })?.data
  })
}
