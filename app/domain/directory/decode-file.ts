import { DomainError } from '#app/domain/errors.ts'

export type FileEncoding = 'utf-8' | 'windows-1252'

export interface DecodedFile {
  text: string
  encoding: FileEncoding
}

const signatures = {
  compound: [0xd0, 0xcf, 0x11, 0xe0],
  utf8: [0xef, 0xbb, 0xbf],
  utf16le: [0xff, 0xfe],
  utf16be: [0xfe, 0xff],
} as const

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((value, index) => bytes[index] === value)
}

/** What no text file holds: control characters but tabulation, line and page ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notText = /[\u0000-\u0008\u000e-\u001f\u007f]/u

/** The bytes windows-1252 leaves undefined come out as C1 controls. */
const undefinedInWindows = /[\u0080-\u009f]/u

function decode(bytes: Uint8Array, encoding: FileEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Turns the bytes of a spreadsheet's CSV into text: UTF-8 with or without BOM, else Windows-1252 (what French Excel writes).
 * @throws DomainError `import.empty`, `import.encrypted`, `import.old-workbook`, `import.utf16`, `import.not-text`
 */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (bytes.length === 0) throw new DomainError('import.empty', 422)
  if (startsWith(bytes, signatures.compound)) {
    // A workbook with a password is one of these, whatever its name says.
    const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new DomainError(encrypted ? 'import.encrypted' : 'import.old-workbook', 422)
  }
  if (startsWith(bytes, signatures.utf16le) || startsWith(bytes, signatures.utf16be)) {
    throw new DomainError('import.utf16', 422)
  }
  const utf8 = decode(bytes, 'utf-8')
  if (utf8 !== null) {
    if (notText.test(utf8)) throw new DomainError('import.not-text', 422)
    return { text: utf8, encoding: 'utf-8' }
  }
  const windows = startsWith(bytes, signatures.utf8) ? null : decode(bytes, 'windows-1252')
  if (windows === null || notText.test(windows) || undefinedInWindows.test(windows)) {
    throw new DomainError('import.not-text', 422)
  }
  return { text: windows, encoding: 'windows-1252' }
}
