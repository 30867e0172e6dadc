import type { BlockForm } from '#app/domain/reports/schema.ts'
import { daysAfter } from './calendar.ts'

/** What the steering committee of the demonstration decided after the first wave. */
export function reportDecisions(meetingOn: string): BlockForm['lines'] {
  return [
    {
      decisionFr:
        'Écrire à chaque agente et agent ce que son poste devient, ou dire que ce n’est pas encore décidé',
      decisionEn: 'Write to all staff what becomes of their job, or that it is not decided yet',
      whoFr: 'Directions des ressources humaines',
      whoEn: 'Human resources departments',
      dueOn: daysAfter(meetingOn, 45),
    },
    {
      decisionFr: 'Répondre en dix jours ouvrés à toute question posée',
      decisionEn: 'Answer every question within ten working days',
      whoFr: 'Chef de projet et directions',
      whoEn: 'Project lead and heads of department',
      dueOn: daysAfter(meetingOn, 14),
    },
    {
      decisionFr: 'Présenter les trajets envisagés, commune par commune',
      decisionEn: 'Present the planned journeys to work, commune by commune',
      whoFr: 'Direction générale des services',
      whoEn: 'Chief executive’s office',
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
