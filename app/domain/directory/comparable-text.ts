/**
 * A text as it is compared: without accents, case, punctuation or doubled spaces.
 * « Saint-Éloi-d’Ambre » and « SAINT ELOI D'AMBRE » are the same; letters of other scripts are kept.
 */
export function comparableText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/gu, 'oe')
    .replace(/æ/gu, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A person's name as it is compared; family name first. */
export function comparableName(person: { familyName: string; givenName: string }): string {
  return `${comparableText(person.familyName)}, ${comparableText(person.givenName)}`
}
