/** Twice what the pages show, for dense screens. */
const largest = { width: 560, height: 168 }

/**
 * Draws a picture smaller, in the browser, so that what is sent is light.
 * @param bytes above which it is drawn again
 * @returns the smaller picture and its size, or null when it is small enough, or can't be read: the server then says why
 */
export async function reducePicture(
  file: File,
  bytes: number,
): Promise<{ file: File; width: number; height: number } | null> {
  if (file.size <= bytes || !/^image\/(png|jpeg)$/.test(file.type)) return null
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  const scale = Math.min(1, largest.width / picture.width, largest.height / picture.height)
  for (const [part, type] of [
    [1, 'image/png'],
    [0.6, 'image/png'],
    [1, 'image/jpeg'],
  ] as const) {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale * part))
    canvas.height = Math.max(1, Math.round(picture.height * scale * part))
    const pen = canvas.getContext('2d')
    if (!pen) return null
    if (type === 'image/jpeg') {
      pen.fillStyle = '#ffffff'
      pen.fillRect(0, 0, canvas.width, canvas.height)
    }
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.85))
    if (!blob || blob.size > bytes) continue
    return { file: new File([blob], 'logo', { type }), width: canvas.width, height: canvas.height }
  }
  return null
}
