import { crc32 } from 'node:zlib'

export interface LogoFile {
  type: 'png' | 'jpeg'
  width: number
  height: number
  /** The picture alone: what the file said besides (place, author, comments, other files) is left out. */
  content: Buffer
}

/**
 * Reads a logo by its bytes; its name and its announced type say nothing. SVG is no picture here: it may hold scripts.
 * @returns null for what isn't one whole PNG or JPEG, followed by nothing
 */
export function readLogo(bytes: Uint8Array): LogoFile | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (buffer.subarray(0, 8).equals(pngSignature)) return readPng(buffer)
    if (buffer.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return readJpeg(buffer)
  } catch (error) {
    // Lengths that lead out of the file.
    if (!(error instanceof RangeError)) throw error
  }
  return null
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What draws the picture. Texts, EXIF, profiles, animation and private chunks are left out. */
const pngChunks = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND']

function readPng(file: Buffer): LogoFile | null {
  const kept: Buffer[] = [pngSignature]
  let size: { width: number; height: number } | null = null
  let drawn = false
  for (let at = 8; ; ) {
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    const type = file.toString('latin1', at + 4, at + 8)
    if (file.readUInt32BE(end - 4) !== crc32(file.subarray(at + 4, end - 4))) return null
    if ((type === 'IHDR') !== (size === null)) return null
    if (type === 'IHDR') size = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) }
    drawn ||= type === 'IDAT'
    if (pngChunks.includes(type)) kept.push(file.subarray(at, end))
    at = end
    if (type !== 'IEND') continue
    return size && drawn && at === file.length ? { type: 'png', ...size, content: Buffer.concat(kept) } : null
  }
}

const startOfScan = 0xda
const endOfImage = 0xd9
/** Baseline, extended and progressive: what every browser draws. */
const frames = [0xc0, 0xc1, 0xc2]
/** JFIF and Adobe, which say how colours are coded; tables; frames; scans. The rest (EXIF, comments) is left out. */
const jpegSegments = [0xe0, 0xee, 0xdb, 0xc4, 0xdd, startOfScan, ...frames]

function readJpeg(file: Buffer): LogoFile | null {
  const kept: Buffer[] = [file.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let drawn = false
  for (let at = 2; ; ) {
    if (file.readUInt8(at) !== 0xff) return null
    const marker = file.readUInt8(at + 1)
    if (marker === endOfImage) {
      kept.push(file.subarray(at, at + 2))
      return size && drawn && at + 2 === file.length
        ? { type: 'jpeg', ...size, content: Buffer.concat(kept) }
        : null
    }
    const length = file.readUInt16BE(at + 2)
    if (length < 2) return null
    let end = at + 2 + length
    if (frames.includes(marker)) {
      if (size) return null
      size = { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    }
    if (marker === startOfScan) {
      drawn = true
      end = endOfScan(file, end)
    }
    // Read to know that it is there.
    file.readUInt8(end - 1)
    if (jpegSegments.includes(marker)) kept.push(file.subarray(at, end))
    at = end
  }
}

/** Where the coded picture ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = from; ; at++) {
    if (file.readUInt8(at) !== 0xff) continue
    const next = file.readUInt8(at + 1)
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
}
