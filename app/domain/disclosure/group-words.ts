import type { LocalizedText } from '#surveys/questionnaire.ts'

/** The leaf of those who belong to no listed group, or would rather not say (R1). */
export const otherLabel: LocalizedText = {
  fr: 'Autre, ou je ne précise pas',
  en: 'Other, or I prefer not to say',
}

/** The same leaf in the name of a joined node: « Service A, avec les réponses sans groupe précisé ». */
export const otherName: LocalizedText = {
  fr: 'les réponses sans groupe précisé',
  en: 'the answers that name no group',
}

/** Where the largest segment is itself a leaf, « autre » is part of its label (R1). */
export function withOther(label: LocalizedText): LocalizedText {
  return {
    fr: `${label.fr} (ou autre, ou je ne précise pas)`,
    en: `${label.en} (or other, or I prefer not to say)`,
  }
}

/** The label of the largest segment where « autre » is a choice of its own on the page. */
export function withoutOther(label: LocalizedText): LocalizedText {
  const { fr, en } = withOther({ fr: '', en: '' })
  const strip = (text: string, end: string) => (text.endsWith(end) ? text.slice(0, -end.length) : text)
  return { fr: strip(label.fr, fr), en: strip(label.en, en) }
}

/** The people of an employer whose directory gives no service, where others have one. */
export function withoutService(employer: LocalizedText): LocalizedText {
  return { fr: `${employer.fr}, sans service précisé`, en: `${employer.en}, no service given` }
}

const namedInFull = 4

/**
 * Names what is together: « A, avec B », « A, avec B, C et D », and past four names « A, avec B, C et 5 autres ».
 * @param names of the units joined, the largest first; at least two
 */
export function joinedLabel(names: LocalizedText[]): LocalizedText {
  return {
    fr: `${names[0]!.fr}, avec ${list(names.slice(1), 'fr')}`,
    en: `${names[0]!.en}, with ${list(names.slice(1), 'en')}`,
  }
}

function list(names: LocalizedText[], locale: 'fr' | 'en'): string {
  const texts = names.map((name) => name[locale])
  const and = locale === 'fr' ? 'et' : 'and'
  if (texts.length < namedInFull) {
    const last = texts.pop()
    return texts.length > 0 ? `${texts.join(', ')} ${and} ${last}` : `${last}`
  }
  const others = locale === 'fr' ? 'autres' : 'others'
  return `${texts.slice(0, 2).join(', ')} ${and} ${texts.length - 2} ${others}`
}
