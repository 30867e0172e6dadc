/** The timeline of a démarche: phases, milestones, closed periods. */
export default {
  kind: {
    pooling: 'Mutualisation des services',
    shared_service: 'Service commun seulement',
    competence_transfer: 'Transfert de compétence',
    epci_merger: 'Fusion d’intercommunalités',
    new_commune: 'Commune nouvelle',
    governance_pact: 'Pacte de gouvernance',
    mid_term_revision: 'Révision à mi-mandat',
  },
  /** The text adopted at the end, with its article. */
  kindText: {
    pooling: 'le schéma de mutualisation',
    shared_service: 'la convention de service commun',
    competence_transfer: 'le projet de transfert',
    epci_merger: 'le projet de fusion',
    new_commune: 'la charte de la commune nouvelle',
    governance_pact: 'le pacte de gouvernance',
    mid_term_revision: 'le schéma révisé',
  },
  /** Who adopts it, with its article. */
  kindAssembly: {
    pooling: 'le conseil communautaire',
    shared_service: 'le conseil communautaire',
    competence_transfer: 'le conseil communautaire',
    epci_merger: 'les conseils communautaires',
    new_commune: 'les conseils municipaux',
    governance_pact: 'le conseil communautaire',
    mid_term_revision: 'le conseil communautaire',
  },
  phase: {
    P0: {
      title: 'Préfiguration',
      objective: 'Une équipe, un mandat, des données prêtes.',
      deliverables:
        'Lettre de mission\nAnalyse d’impact sur la protection des données et registre\nImport des agentes, des agents, des élues et des élus\nPlan de communication',
    },
    P1: {
      title: 'Lancement et sens',
      objective: 'Chacune et chacun sait pourquoi la démarche existe.',
      deliverables:
        'Page « Pourquoi »\nPremière foire aux questions\nCalendrier publié\nInformation du comité social territorial',
    },
    P2: {
      title: 'Diagnostic partagé',
      objective: 'Les mêmes faits, connus de tout le monde.',
      deliverables:
        'Diagnostic à une date de référence figée\nRapport du premier baromètre\nPremier rapport des préoccupations pour les ressources humaines',
    },
    P3: {
      title: 'Vision et priorités',
      objective: 'Un choix collégial des élues et des élus.',
      deliverables:
        'Profils de mérite du vote\nListe de douze domaines prioritaires au plus\nNote d’orientation',
    },
    P4: {
      title: 'Charte et scénarios',
      objective: 'Construire ensemble.',
      deliverables:
        'Charte\nDeux ou trois scénarios par domaine\nFiches de coût\nRapport du deuxième baromètre',
    },
    P5: {
      title: 'Écriture et dialogue social',
      objective: 'Écrire {{text}} et mesurer ses effets sur chaque poste.',
      deliverables:
        'Projet soumis à l’avis des communes\nFiches d’impact, première version\nRéponses aux préoccupations',
    },
    P6: {
      title: 'Avis des communes',
      objective:
        'Chaque conseil municipal donne son avis. Il a trois mois ; sans réponse, l’avis est favorable.',
      deliverables: 'Tableau des avis\nAmendements\nScénarios mis à jour',
    },
    P7: {
      title: 'Adoption et conventions',
      objective: 'Adopter {{text}}.',
      deliverables: 'Texte adopté et envoyé à toutes les communes\nPremières conventions\nFeuille de route',
    },
    P8: {
      title: 'Mise en œuvre et suivi',
      objective: 'Faire, mesurer, réajuster.',
      deliverables:
        'Rapport d’évaluation\nObjectifs révisés\nNote pour le débat d’orientation budgétaire\nDossier d’archives',
    },
  },
  milestone: {
    M0: 'Délibération de lancement',
    M1: 'Chaque commune a une personne référente',
    M2: 'Le comité de pilotage valide le diagnostic',
    M3: 'Le comité de pilotage adopte les priorités',
    M4: 'La charte et les scénarios sont approuvés',
    M5: 'Envoi aux communes : {{text}}',
    M6: 'Les avis des communes sont comptés',
    M7: 'Adoption par {{assembly}}',
    M8: 'Point à mi-parcours',
    M9: 'Communication au débat d’orientation budgétaire',
  },
  consultation: {
    questions: 'Boîte à questions et à préoccupations',
    'managers-1': 'Questionnaire des cadres, première fois',
    'agents-1': 'Baromètre des agentes et agents, T0',
    communes: 'Diagnostic des communes',
    'ideas-agents': 'Appel à idées des agentes et agents',
    residents: 'Questionnaire des habitantes et habitants',
    'ideas-residents': 'Appel à idées des habitantes et habitants',
    'elected-vision': 'Vision des élues et des élus',
    'elected-priorities': 'Vote des priorités par les élues et les élus',
    'agents-2': 'Baromètre des agentes et agents, T1',
    charter: 'Commentaires de la charte',
    'managers-2': 'Questionnaire des cadres, deuxième fois',
    'agents-3': 'Baromètre des agentes et agents, T2',
    'agents-4': 'Baromètre des agentes et agents, T3',
    evaluation: 'Évaluation de la feuille de route',
  },
  meeting: {
    steering: 'Comité de pilotage',
    'follow-up': 'Comité de suivi',
    'staff-information': 'Comité social territorial, pour information',
    'staff-opinion': 'Comité social territorial, pour avis',
    seminar: 'Séminaire des élues et des élus',
    'working-groups': 'Premiers groupes de travail',
    interviews: 'Premiers entretiens avec les agentes et agents concernés',
    'public-results': 'Restitution aux habitantes et habitants',
  },
  window: {
    summer: 'Vacances d’été (15 juillet au 25 août)',
    'year-end': 'Fêtes de fin d’année (20 décembre au 3 janvier)',
    'staff-elections': 'Élections professionnelles du 10 décembre 2026',
  },
  holiday: {
    newYear: 'Jour de l’an',
    easterMonday: 'Lundi de Pâques',
    labourDay: 'Fête du Travail',
    victoryDay: 'Victoire de 1945',
    ascension: 'Ascension',
    whitMonday: 'Lundi de Pentecôte',
    nationalDay: 'Fête nationale',
    assumption: 'Assomption',
    allSaints: 'Toussaint',
    armistice: 'Armistice de 1918',
    christmas: 'Noël',
  },
}
