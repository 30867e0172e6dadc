import { epci } from './territory.ts'

const why: Record<string, { whyFr: string; whyEn: string }> = {
  T0: {
    whyFr:
      'La communauté de communes et ses quinze communes étudient quels services mettre en commun. Rien n’est décidé. Nous voulons savoir où vous en êtes avant de commencer, et ce qui vous préoccupe.',
    whyEn:
      'The community of communes and its fifteen communes are studying which services to share. Nothing is decided. We want to know where you stand before we begin, and what worries you.',
  },
  T1: {
    whyFr:
      'Trois scénarios par domaine sont en discussion. Nous voulons savoir ce qui a changé pour vous depuis le premier baromètre, avant le choix du comité de pilotage.',
    whyEn:
      'Three scenarios for each field are under discussion. We want to know what has changed for you since the first barometer, before the steering committee chooses.',
  },
}

/** What the pilot writes about a wave before its launch. */
export function waveTexts(label: string) {
  return {
    ...(why[label] ?? why.T1!),
    whoFr: `La présidence de la ${epci.name} et les maires des quinze communes, avec l’équipe projet.`,
    whoEn: `The president of the ${epci.name}, the mayors of the fifteen communes, and the project team.`,
    contactFr: `Claire Fontanel, cheffe de projet : claire.fontanel@${epci.domain}`,
    contactEn: `Claire Fontanel, project lead: claire.fontanel@${epci.domain}`,
    representatives: 'email',
    representativesEmail: `representants.du.personnel@${epci.domain}`,
  }
}
