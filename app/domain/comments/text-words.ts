/** A word of a text: as it is compared, and where it stands. */
export interface Word {
  /** Without accents, case or invisible characters. */
  folded: string
  start: number
  /** After its last character, accents written apart included. */
  end: number
}

/** Letters that Unicode does not take apart into a plain one and an accent. */
const plain: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}

/**
 * The words of a text, so that « DUPONT », « dupont », « Dùpont », « Du<zero-width>pont » are the same one. Hyphens,
 * apostrophes and any other sign part words.
 */
export function textWords(text: string): Word[] {
  const words: Word[] = []
  let open: Word | null = null
  let start = 0
  for (const character of text) {
    const end = start + character.length
    const invisible = /^[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u.test(character)
    const folded = invisible ? '' : foldCharacter(character)
    if (folded) {
      if (!open) {
        open = { folded: '', start, end }
        words.push(open)
      }
      open.folded += folded
    } else if (!invisible) open = null
    if (open) open.end = end
    start = end
  }
  return words
}

function foldCharacter(character: string): string {
  const bare = character
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return bare.replace(/./gu, (letter) => plain[letter] ?? letter)
}
