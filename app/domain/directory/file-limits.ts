/**
 * Bounds of a file: bytes as sent, bytes of a workbook once unpacked, lines below the headings, columns, characters of one
 * line.
 */
export const fileLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  lines: 50_000,
  columns: 100,
  lineLength: 20_000,
}
