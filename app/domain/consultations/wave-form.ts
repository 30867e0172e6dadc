import type { Wave } from './queries.server.ts'
import type { WaveDays, WaveTexts } from './schema.ts'
import { fromInstant } from './territory-time.ts'

/** The texts of a draft as their form shows them: the counterpart of `waveTextsSchema`. */
export function toTextsForm(wave: Wave): WaveTexts {
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
    representatives: wave.noRepresentatives ? 'none' : 'email',
    representativesEmail: wave.representativesEmail ?? undefined,
  }
}

/** The days of a draft as their form shows them: the counterpart of `waveDatesSchema`. */
export function toDatesForm(wave: Wave): WaveDays {
  const opens = wave.opensAt ? fromInstant(wave.opensAt) : null
  const closes = wave.closesAt ? fromInstant(wave.closesAt) : null
  return {
    opensOn: opens?.day ?? '',
    opensAt: opens?.hour ?? '',
    closesOn: closes?.day ?? '',
    closesAt: closes?.hour ?? '',
  }
}

/** The texts that a launch would still ask for. */
export function missingTexts(texts: WaveTexts): (keyof WaveTexts)[] {
  const asked = (
    ['titleFr', 'titleEn', 'whoFr', 'whoEn', 'whyFr', 'whyEn', 'contactFr', 'contactEn'] as const
  ).filter((name) => texts[name] === '')
  const settled = texts.representatives === 'none' || texts.representativesEmail
  return settled ? asked : [...asked, 'representativesEmail']
}
