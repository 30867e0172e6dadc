import { posix } from 'node:path'
import { readSheet } from 'read-excel-file/universal'
import { DomainError } from '#app/domain/errors.ts'
import { cleanLiteral } from './clean-cell.ts'
import { fileLimits } from './file-limits.ts'
import { packParts, unpackWorkbook } from './unpack-workbook.server.ts'

/** How a cell is stored, where that matters: a computed value, a date, a number that may have lost its zeros. */
export type Storage = 'formula' | 'date' | 'number' | null

export interface Cell {
  text: string
  storage: Storage
}

export interface WorkbookSheet {
  /** Names of all sheets, in their order. */
  sheets: string[]
  sheet: string
  /** By row, as a spreadsheet numbers them from 1. */
  records: Cell[][]
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal, hexadecimal, name) => {
    if (name) return entities[name] ?? whole
    const code = Number.parseInt(decimal ?? hexadecimal, decimal ? 10 : 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag)
  return found ? decodeEntities(found[1] ?? found[2] ?? '') : null
}

function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'gu')) ?? []
}

interface SheetPart {
  name: string
  path: string
}

/** The sheets a workbook lists and the parts that hold them (ECMA-376, part 1, §18.2.20). */
function listSheets(parts: ReadonlyMap<string, Uint8Array>): SheetPart[] {
  const text = (path: string) => {
    const part = parts.get(path)
    return part ? new TextDecoder().decode(part) : ''
  }
  const targets = new Map(
    tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target') ?? '',
    ]),
  )
  return tags(text('xl/workbook.xml'), 'sheet').flatMap((tag, index) => {
    const target = targets.get(attribute(tag, '(?:\\w+:)?id'))
    if (!target) return []
    const path = target.startsWith('/') ? target.slice(1) : posix.join('xl', target)
    return [{ name: cleanLiteral(attribute(tag, 'name') ?? '').slice(0, 60) || String(index + 1), path }]
  })
}

/** Row and column of an address like « AB12 », from 1. */
function place(address: string): [number, number] | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/u.exec(address)
  if (!found) return null
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return [Number(found[2]), column]
}

/**
 * Looks at the cells of a sheet before they are read: none may stand beyond the bounds, and those that are computed are
 * noted. The values that formulas last gave are in the file, but they may be old, and they aren't what the author wrote.
 * @returns addresses of the cells that hold a formula
 */
function findFormulas(xml: string): Set<string> {
  const formulas = new Set<string>()
  let address = ''
  for (const [tag, name] of xml.matchAll(/<(?:\w+:)?(c|f)(?=[\s/>])[^<>]*>/gu)) {
    if (name === 'f') formulas.add(address)
    else {
      address = attribute(tag, 'r') ?? ''
      const [row, column] = place(address) ?? [Number.POSITIVE_INFINITY, 0]
      if (row > fileLimits.lines + 1000)
        throw new DomainError('import.too-many-lines', 422, { max: fileLimits.lines })
      if (column > fileLimits.columns)
        throw new DomainError('import.too-many-columns', 422, { max: fileLimits.columns })
    }
  }
  return formulas
}

/** A tag that never ends makes whoever reads it look for its end again and again. */
function requireClosedTags(xml: string): void {
  if (/<[^<>]*(?:<|$)/u.test(xml)) throw new DomainError('import.broken-workbook', 422)
}

/**
 * Cells and rows that are only formatted: whole columns often are, down to row 1 048 576. No part of an
 * expression goes past a `<`: a sheet without `>` is read once, not once for each tag.
 */
function withoutEmptyCells(xml: string): string {
  return xml
    .replace(/<(?:\w+:)?c(?:\s[^<>]*)?\/>/gu, '')
    .replace(/<((?:\w+:)?c)(?:\s[^<>]*[^<>/])?>\s*<\/\1>/gu, '')
    .replace(/<(?:\w+:)?row(?:\s[^<>]*)?\/>/gu, '')
    .replace(/<((?:\w+:)?row)(?:\s[^<>]*[^<>/])?>\s*<\/\1>/gu, '')
}

function toCell(value: unknown, formula: boolean): Cell {
  if (value === null || value === undefined) return { text: '', storage: formula ? 'formula' : null }
  const date = value instanceof Date
  const known = date
    ? Number.isNaN(value.getTime())
      ? '?'
      : value.toISOString().slice(0, 10)
    : String(value)
  const storage = formula ? 'formula' : date ? 'date' : typeof value === 'number' ? 'number' : null
  return { text: cleanLiteral(known), storage }
}

function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

/** Whether the bytes are those of an archive, which a workbook is. */
export function isArchive(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((value, index) => bytes[index] === value)
}

/** Names of the sheets of a workbook, in their order. @throws DomainError as {@link readWorkbook} */
export function listSheetNames(bytes: Uint8Array): string[] {
  return listSheets(unpackWorkbook(bytes)).map(({ name }) => name)
}

/**
 * Reads one sheet of an XLSX workbook.
 * @param asked name of the sheet; the first where there is none of that name
 * @throws DomainError `import.broken-workbook`, `import.encrypted`, `import.bomb`, `import.not-workbook`, `import.too-many-…`
 */
export async function readWorkbook(bytes: Uint8Array, asked: string | null): Promise<WorkbookSheet> {
  const parts = unpackWorkbook(bytes)
  for (const part of parts.values()) requireClosedTags(new TextDecoder().decode(part))
  const listed = listSheets(parts)
  const chosen = listed.find(({ name }) => name === asked) ?? listed[0]
  const content = chosen && parts.get(chosen.path)
  if (!chosen || !content) throw new DomainError('import.not-workbook', 422)
  const xml = withoutEmptyCells(new TextDecoder().decode(content))
  const formulas = findFormulas(xml)
  const kept = new Map(
    [...parts].filter(([path]) => !listed.some((sheet) => sheet.path === path && sheet !== chosen)),
  )
  kept.set(chosen.path, new TextEncoder().encode(xml))
  const rows = await readSheet(packParts(kept), listed.indexOf(chosen) + 1, { trim: false }).catch(() => {
    throw new DomainError('import.broken-workbook', 422)
  })
  const records = rows.map((cells, row) =>
    cells.map((value, column) => toCell(value, formulas.has(`${columnName(column)}${row + 1}`))),
  )
  return { sheets: listed.map(({ name }) => name), sheet: chosen.name, records }
}
