import type { Wave } from './queries.server.ts'
import { fromInstant } from './territory-time.ts'

/** A draft as its form shows it: the counterpart of `waveDraftSchema`. */
export function toDraftForm(wave: Wave) {
  const opens = wave.opensAt ? fromInstant(wave.opensAt) : null
  const closes = wave.closesAt ? fromInstant(wave.closesAt) : null
  return {
    label: wave.label,
    titleFr: wave.title.fr,
    titleEn: wave.title.en,
    whoFr: wave.who.fr,
    whoEn: wave.who.en,
    whyFr: wave.why.fr,
    whyEn: wave.why.en,
    contactFr: wave.contact.fr,
    contactEn: wave.contact.en,
    representatives: wave.noRepresentatives ? ('none' as const) : ('email' as const),
    representativesEmail: wave.representativesEmail ?? '',
    depth: wave.depth,
    opensOn: opens?.day ?? '',
    opensAt: opens?.hour ?? '',
    closesOn: closes?.day ?? '',
    closesAt: closes?.hour ?? '',
    test: wave.test ? ('on' as const) : undefined,
  }
}
