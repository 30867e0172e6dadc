/** Agents of a démarche and their import from a spreadsheet. */
export default {
  title: 'Personnes',
  segment: {
    epci: 'Intercommunalité',
    central_commune: 'Ville-centre',
    other_communes: 'Autres communes',
  },
  field: {
    familyName: 'nom',
    givenName: 'prénom',
    employer: 'employeur',
    matricule: 'matricule',
    email: 'adresse électronique',
    service: 'service',
    job: 'fonction',
    locale: 'langue',
    main: 'employeur principal',
  },
  heading: {
    familyName: 'Nom',
    givenName: 'Prénom',
    employer: 'Employeur',
    matricule: 'Matricule',
    email: 'Adresse électronique',
    service: 'Service',
    job: 'Fonction',
    locale: 'Langue',
    main: 'Employeur principal',
  },
  reason: {
    missing: 'Il manque : {{field}}.',
    missingSigns: '« {{value}} » ne contient aucune lettre ({{field}}).',
    formula: 'La case « {{field}} » contient une formule ({{value}}). Mettez-y du texte.',
    'too-long': 'La case « {{field}} » est trop longue.',
    'email-invalid': '« {{value}} » n’est pas une adresse électronique. Corrigez-la, ou videz la case.',
    'employer-unknown': '« {{value}} » n’est pas un employeur de cette démarche.',
    'duplicate-line': 'Même employeur et même matricule que la ligne {{line}} : elle seule est gardée.',
    'matricule-conflict':
      'Le matricule {{value}} porte un autre nom à la ligne {{line}}. Aucune des deux lignes n’est gardée.',
    'same-person': 'Même personne que la ligne {{line}}, selon votre réponse.',
    'set-aside': 'Laissée de côté, selon votre réponse.',
    question: 'Une autre importation a changé la liste entre-temps : la ligne demande une réponse.',
  },
  note: {
    'language-unknown':
      'La langue « {{value}} » n’est ni le français ni l’anglais : elle est laissée comme elle est.',
    'main-twice': 'Un autre employeur principal est indiqué plus haut pour cette personne : il est gardé.',
    'name-kept': 'D’autres lignes nomment cette personne {{value}} : son nom n’est pas changé.',
    joins: 'Emploi ajouté à {{value}}, déjà dans la liste.',
  },
  status: {
    new: 'nouvelle',
    changed: 'modifiée',
    unchanged: 'inchangée',
    'left-out': 'écartée',
    question: 'à préciser',
  },
}
