import { encode } from 'uqr'

/** A QR code to draw as vectors: a square of `size` modules, the quiet zone included, and the path of the dark ones. */
interface QrCode {
  size: number
  path: string
}

/** A link in the data of a document, where its QR code stands: making one takes milliseconds, so the drawing process does. */
export interface QrLink {
  qrLink: string
}

/** The four modules that a reader needs free around the code (ISO/IEC 18004). */
const quietZone = 4

/** @param text a link; level M repairs 15 % of a code that was folded or smudged */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone })
  const runs = data.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return []
      const end = row.indexOf(false, x)
      const length = (end < 0 ? size : end) - x
      return [`M${x} ${y}h${length}v1h-${length}z`]
    }),
  )
  return { size, path: runs.join('') }
}
