import type { BlockForm } from '#app/domain/reports/schema.ts'
import { daysAfter } from './calendar.ts'

/** What the steering committee of the demonstration decided after the first wave. */
export function reportDecisions(meetingOn: string): BlockForm['lines'] {
  return [
    {
      decision:
        'Écrire à chaque agente et agent ce que son poste devient, ou dire que ce n’est pas encore décidé',
      who: 'Directions des ressources humaines',
      dueOn: daysAfter(meetingOn, 45),
    },
    {
      decision: 'Répondre en dix jours ouvrés à toute question posée',
      who: 'Chef de projet et directions',
      dueOn: daysAfter(meetingOn, 14),
    },
    {
      decision: 'Présenter les trajets envisagés, commune par commune',
      who: 'Direction générale des services',
      dueOn: '',
    },
  ]
}

export const restitutionText = {
  titleFr: 'Et maintenant ?',
  titleEn: 'And now?',
  textFr:
    'Merci aux agentes et agents qui ont répondu. Les décisions ci-dessus ont été prises en comité de pilotage.\n\nLa même question vous sera posée de nouveau : vous pourrez juger si quelque chose a changé.',
  textEn:
    'Thank you to everybody who answered. The decisions above were taken by the steering committee.\n\nThe same question will be put to you again: you will be able to judge whether anything changed.',
}
