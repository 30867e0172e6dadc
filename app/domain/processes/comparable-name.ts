/** A name as people type it: without accents, case, hyphens nor apostrophes; « St » reads « Saint ». */
export function comparableName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(/\bst(e?)\b/g, 'saint$1')
}
