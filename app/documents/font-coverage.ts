import { readFileSync } from 'node:fs'

/**
 * The characters a TrueType font can draw, from its `cmap` table (OpenType specification, formats 4 and 12).
 * PDF/UA-1 refuses a page that holds a character without a glyph: the engine asks here before it draws.
 * @param file path of a .ttf file
 * @returns Unicode code points
 * @throws Error when the file has no Unicode character map
 */
export function readFontCoverage(file: string): Set<number> {
  const font = readFileSync(file)
  const cmap = tableOffset(font, 'cmap')
  const covered = new Set<number>()
  const count = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < count; index += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    const format = font.readUInt16BE(subtable)
    if (format === 4) readSegments(font, subtable, covered)
    if (format === 12) readGroups(font, subtable, covered)
  }
  if (covered.size === 0) throw new Error(`no Unicode character map in ${file}`)
  return covered
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4)
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`no table ${tag} in the font`)
}

function readSegments(font: Buffer, subtable: number, covered: Set<number>): void {
  const double = font.readUInt16BE(subtable + 6)
  const ends = subtable + 14
  const starts = ends + double + 2
  const deltas = starts + double
  const offsets = deltas + double
  for (let at = 0; at < double; at += 2) {
    const end = font.readUInt16BE(ends + at)
    const offset = font.readUInt16BE(offsets + at)
    const start = font.readUInt16BE(starts + at)
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph =
        offset === 0
          ? code + font.readUInt16BE(deltas + at)
          : font.readUInt16BE(offsets + at + offset + (code - start) * 2)
      if (glyph % 0x10000 !== 0) covered.add(code)
    }
  }
}

function readGroups(font: Buffer, subtable: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(subtable + 12)
  for (let index = 0; index < groups; index += 1) {
    const group = subtable + 16 + index * 12
    const end = font.readUInt32BE(group + 4)
    for (let code = font.readUInt32BE(group); code <= end; code += 1) covered.add(code)
  }
}
