import { crc32, inflateRawSync } from 'node:zlib'
import { DomainError } from '#app/domain/errors.ts'
import { fileLimits } from './file-limits.ts'

interface Entry {
  name: string
  method: number
  encrypted: boolean
  packed: number
  unpacked: number
  offset: number
}

const most = { entries: 2000 }

/** Finds the directory at the end of a ZIP file (APPNOTE 4.3.16); a comment may follow it. */
function findDirectory(view: DataView): { entries: number; offset: number } {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    return { entries: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) }
  }
  throw new DomainError('import.broken-workbook', 422)
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): { entry: Entry; next: number } {
  if (view.getUint32(at, true) !== 0x02014b50) throw new DomainError('import.broken-workbook', 422)
  const nameLength = view.getUint16(at + 28, true)
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
  return { entry, next: at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) }
}

function unpackEntry(view: DataView, bytes: Uint8Array, entry: Entry): Uint8Array {
  if (view.getUint32(entry.offset, true) !== 0x04034b50) throw new DomainError('import.broken-workbook', 422)
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length !== entry.packed || ![0, 8].includes(entry.method))
    throw new DomainError('import.broken-workbook', 422)
  if (entry.method === 0) return packed
  // An entry may say less than it holds: it stops at what it said.
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
}

/**
 * Unpacks the XML of a workbook, within bounds: what is announced is counted before anything is unpacked, and nothing is
 * unpacked beyond it. Pictures, macros and the like are passed over.
 * @returns each part by its path
 * @throws DomainError `import.broken-workbook`, `import.encrypted`, `import.bomb`; nothing else, whatever the bytes
 */
export function unpackWorkbook(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const directory = findDirectory(view)
    if (directory.entries > most.entries) throw new DomainError('import.bomb', 422)
    const entries: Entry[] = []
    let at = directory.offset
    for (let index = 0; index < directory.entries; index++) {
      const { entry, next } = readEntry(view, bytes, at)
      at = next
      if (entry.encrypted) throw new DomainError('import.encrypted', 422)
      if (/\.(?:xml|rels)$/iu.test(entry.name)) entries.push(entry)
    }
    const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
    if (total > fileLimits.unpackedBytes) throw new DomainError('import.bomb', 422)
    return new Map(entries.map((entry) => [entry.name, unpackEntry(view, bytes, entry)]))
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('import.broken-workbook', 422)
  }
}

/** A ZIP file of these parts, stored as they are: what the reader of workbooks is given is what was checked. */
export function packParts(parts: ReadonlyMap<string, Uint8Array>): ArrayBuffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of parts) {
    const name = Buffer.from(path)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(content.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(name.length, 22)
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), shared, name, Buffer.from(content))
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), shared, rest, name)
    offset += 30 + name.length + content.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  const whole = Buffer.concat([...locals, index, end])
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.length) as ArrayBuffer
}
