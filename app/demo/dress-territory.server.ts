import * as fs from 'node:fs'
import path from 'node:path'
import type { Ctx } from '#app/domain/context.ts'
import { saveLogo } from '#app/domain/settings/save-logo.server.ts'
import { savePublicPage } from '#app/domain/settings/save-public-page.server.ts'
import {
  saveAccessibility,
  saveColours,
  saveContacts,
  saveLegal,
  savePrivacy,
  saveSender,
} from '#app/domain/settings/save-settings.server.ts'
import {
  accessibilitySchema,
  coloursSchema,
  contactsSchema,
  legalSchema,
  privacySchema,
  publicPageSchema,
  senderSchema,
} from '#app/domain/settings/schema.ts'
import { epci } from './territory.ts'

const address = 'Maison du Val\n2, place du Pont-Vieux\n96000 Ambre-la-Ville'
const at = (name: string) => `${name}@${epci.domain}`
/** Numbers of the range kept for fiction (Arcep, decision 2012-0856). */
const phone = (end: string) => `04 65 71 ${end}`

const purpose = {
  purposeFr:
    'Quinze communes, une communauté de communes, 280 agentes et agents : chacun fait de son mieux, souvent seul. Mettre des services en commun peut rendre le service plus sûr, et le travail moins isolé.\n\nRien n’est décidé. Pendant quinze mois, nous faisons le point, nous écoutons celles et ceux qui font le service, nous comparons des scénarios. Les conseils municipaux et le conseil communautaire choisiront ensuite.\n\nAucun poste n’est supprimé par cette démarche. Ce qui change pour chacune et chacun sera dit avant d’être voté.',
  purposeEn:
    'Fifteen communes, one community of communes, 280 members of staff: everyone does their best, often alone. Sharing services can make the service more reliable, and work less lonely.\n\nNothing is decided. For fifteen months we take stock, we listen to those who do the work, we compare scenarios. The municipal councils and the community council will choose afterwards.\n\nNo post is cut by this process. What changes for each person will be said before it is voted.',
}

const contacts = [
  {
    roleFr: 'Prévention, service des ressources humaines',
    roleEn: 'Prevention, human resources',
    name: 'Lucie Bourdin',
    phone: phone('20 14'),
    email: at('prevention'),
  },
  {
    roleFr: 'Médecine du travail, centre de gestion',
    roleEn: 'Occupational medicine, management centre',
    phone: phone('30 05'),
  },
  {
    roleFr: 'Violences, discriminations, harcèlement : cellule d’écoute',
    roleEn: 'Violence, discrimination, harassment: listening unit',
    phone: phone('40 00'),
    email: at('ecoute'),
  },
]

/** What the pilot sets before the launch: everything that a démarche owes to its readers. */
export async function dressTerritory(staff: Ctx, processId: string): Promise<void> {
  const logo = path.join(import.meta.dirname, 'pictures/val-d-ambre.png')
  await saveLogo(staff, processId, fs.readFileSync(logo))
  const colours = { accent: '#1f5d57', second: '#e9a820', background: '#fdf9f1' }
  await saveColours(staff, processId, coloursSchema.parse(colours))
  const sender = { senderName: 'Mieux servir ensemble, Val d’Ambre', replyTo: at('mieux-servir') }
  await saveSender(staff, processId, senderSchema.parse(sender))
  await savePrivacy(
    staff,
    processId,
    privacySchema.parse({
      controllerName: epci.name,
      controllerAddress: address,
      dpoName: 'Farida Ouali, déléguée à la protection des données',
      dpoEmail: at('dpo'),
      dpoAddress: address,
    }),
  )
  await saveLegal(
    staff,
    processId,
    legalSchema.parse({
      publisherName: epci.name,
      publisherAddress: address,
      publisherPhone: phone('10 00'),
      director: 'Bernard Castaing, président',
      hostName: 'Syndicat numérique du département 96',
      hostAddress: '14, rue des Tilleuls\n96000 Ambre-la-Ville',
      hostPhone: phone('50 50'),
    }),
  )
  await saveContacts(staff, processId, contactsSchema.parse({ contacts }))
  await saveAccessibility(
    staff,
    processId,
    accessibilitySchema.parse({
      email: at('accessibilite'),
      phone: phone('10 00'),
      technologies: 'HTML\nCSS\nJavaScript\nSVG\nWAI-ARIA',
    }),
  )
  await savePublicPage(staff, processId, publicPageSchema.parse({ ...purpose, slug: 'val-d-ambre' }))
}
