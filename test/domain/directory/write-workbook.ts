import { crc32, deflateRawSync } from 'node:zlib'

interface Part {
  path: string
  content: string | Uint8Array
  /** What the directory of the file says of it, when that is a lie. */
  announced?: number
  encrypted?: boolean
}

/** A ZIP file made by hand, so that it can lie. */
export function zip(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, content, announced, encrypted } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(encrypted ? 1 : 0, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(announced ?? bytes.length, 18)
    head.writeUInt16LE(path.length, 22)
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), head, Buffer.from(path), packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, tail, Buffer.from(path))
    offset += 30 + path.length + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, index, end]))
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** The cells of a sheet, as XML: a text, a number, or the XML of a cell given whole. */
export function sheetXml(rows: readonly (readonly (string | number | { xml: string })[])[]): string {
  const cell = (value: string | number | { xml: string }, address: string) => {
    if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`
    if (typeof value === 'string')
      return value === '' ? '' : `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`
    return value.xml.replace('<c', `<c r="${address}"`)
  }
  const lines = rows.map((cells, row) => {
    const written = cells.map((value, column) => cell(value, `${String.fromCharCode(65 + column)}${row + 1}`))
    return `<row r="${row + 1}">${written.join('')}</row>`
  })
  return `<?xml version="1.0"?><worksheet ${main}><sheetData>${lines.join('')}</sheetData></worksheet>`
}

/** The parts of a workbook whose sheets are these, by name. */
export function workbookParts(sheets: Record<string, string>): Part[] {
  const names = Object.keys(sheets)
  const list = names.map(
    (name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const targets = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const styles = `<styleSheet ${main}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`
  return [
    {
      path: 'xl/workbook.xml',
      content: `<workbook ${main} ${relations}><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.join('')}<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    },
    { path: 'xl/styles.xml', content: styles },
    ...names.map((name, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheets[name] ?? '',
    })),
  ]
}
