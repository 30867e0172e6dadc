import { crc32, deflateSync } from 'node:zlib'

/** Pictures made byte by byte, for the tests of logos. */

export function pngChunk(type: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const chunk = Buffer.alloc(content.length + 12)
  chunk.writeUInt32BE(content.length, 0)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named), chunk.length - 4)
  return chunk
}

interface PngOptions {
  width?: number
  height?: number
  /** Chunks between the header and the picture. */
  extra?: Buffer[]
  after?: Buffer
}

export function png({ width = 4, height = 4, extra = [], after = Buffer.alloc(0) }: PngOptions = {}): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(Math.min(height, 64) * (Math.min(width, 64) + 1))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND'),
    after,
  ])
}

export function jpegSegment(marker: number, content: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(content.length + 2)
  return Buffer.concat([Buffer.from([0xff, marker]), length, content])
}

/** Of the right build; what it draws does not matter. */
export function jpeg({
  extra = [],
  after = Buffer.alloc(0),
}: Pick<PngOptions, 'extra' | 'after'> = {}): Buffer {
  const frame = Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0])
  const scan = Buffer.from([1, 1, 0, 0, 63, 0])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...extra,
    jpegSegment(0xc0, frame),
    jpegSegment(0xda, scan),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    after,
  ])
}
