import { isUuid } from '#app/domain/uuid.ts'

/** Words of the kind of EPCI, which its address does without: « communauté de communes du Val d’Ambre » is `val-d-ambre`. */
const kinds =
  /^(communaute-de-communes|communaute-d-agglomeration|communaute-urbaine|metropole|syndicat(-mixte|-intercommunal)?|cc|ca|cu)(-(du|de-la|de-l|de|des|d|le|la|les))?-/
const longest = 40

const words = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * Whether this may be the address of a public page: 3 to 60 lower-case letters, digits and single hyphens; not the identifier of
 * a démarche, which stands at the same place of an address.
 */
export function isSlug(text: string): boolean {
  return text.length >= 3 && text.length <= 60 && words.test(text) && !isUuid(text)
}

/** The address a territory is first given, from its name; `demarche` when nothing of the name can stand in an address. */
export function slugOf(territory: string): string {
  const plain = territory
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const short = plain.replace(kinds, '').slice(0, longest).replace(/-+$/, '')
  return isSlug(short) ? short : 'demarche'
}

/** The first of `ambre`, `ambre-2`, `ambre-3`… that nobody has. @param taken slugs that begin alike */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken.has(slug)) return slug
  }
}
