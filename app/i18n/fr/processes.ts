/** Démarches: list, creation, « Aujourd’hui ». */
export default {
  listTitle: 'Mes démarches',
  listLede: 'Une démarche réunit une intercommunalité et ses communes.',
  listEmpty:
    'Vous n’avez pas encore de démarche. Créez-en une : il faut le nom de l’intercommunalité et la liste de ses communes.',
  create: 'Créer une démarche',
  newTitle: 'Créer une démarche',
  newLede: 'Ces informations figurent dans les courriels, les procès-verbaux et les rapports.',
  name: 'Nom de la démarche',
  nameHint: 'Par exemple : Val d’Ambre, notre mutualisation',
  epciName: 'Nom de l’intercommunalité',
  epciNameHint: 'Par exemple : Communauté de communes du Val d’Ambre',
  epciSiren: 'Numéro SIREN de l’intercommunalité',
  epciSirenHint: 'Neuf chiffres. Il figure dans ses statuts et sur ses factures.',
  epciSirenInvalid: 'Ce numéro SIREN n’est pas valable : il compte neuf chiffres, dont une clé de contrôle.',
  epciNameTaken: 'Donnez à l’intercommunalité un nom qui n’est pas celui d’une commune.',
  communes: 'Communes membres',
  communesHint:
    'Une commune par ligne : le code INSEE (cinq caractères, ce n’est pas le code postal), puis le nom, puis le nombre d’habitants si vous le connaissez. Vous pouvez coller des colonnes d’un tableur.',
  communesInvalid:
    'Une ligne n’est pas lisible, ou une commune est en double. Écrivez sur chaque ligne : 26198 Montélimar',
  centralCommune: 'Code INSEE de la ville-centre',
  centralCommuneHint: 'Facultatif. La ville-centre forme un groupe à part dans les rapports.',
  centralCommuneInvalid: 'Ce code ne figure pas dans la liste des communes.',
  listLine: '{{epci}}, lancement le {{date}}',
  launchOn: 'Jour de lancement de la démarche',
  launchOnHint: 'Celui de la délibération ou de la lettre de mission.',
  launchOnInvalid: 'Indiquez un jour complet.',
  searchLede:
    'Trouvez votre intercommunalité : ses communes, son numéro SIREN et ses populations seront repris. Vous pourrez tout corriger.',
  searchLabel: 'Nom de l’intercommunalité, ou d’une de ses communes',
  searchHint: 'Quelques lettres suffisent, avec ou sans accents.',
  search: 'Chercher',
  found_one: 'Une intercommunalité trouvée',
  found_other: '{{count}} intercommunalités trouvées',
  foundNone: 'Aucune intercommunalité ne porte ces mots.',
  foundMore: 'Les {{shown}} plus peuplées sont affichées. Précisez le nom pour voir les autres.',
  proposal:
    '{{department}} · {{communes}} communes · {{population}} habitantes et habitants · ville principale : {{largest}}',
  proposalMember: 'dont {{name}}',
  notInList: 'Mon intercommunalité n’est pas dans la liste',
  editionNote:
    'Liste des intercommunalités à fiscalité propre, édition {{edition}} (découpage administratif, Etalab).',
  otherEpci: 'Choisir une autre intercommunalité',
  defaultName: 'Mutualisation des services',
  communesTitle: 'Communes membres',
  communesSummary_one:
    'Une commune, {{population}} habitantes et habitants (population municipale, édition {{edition}}).',
  communesSummary_other:
    '{{count}} communes, {{population}} habitantes et habitants (population municipale, édition {{edition}}).',
  communesCorrect: 'Corriger la liste des communes',
  centralChoice: 'Ville-centre',
  centralNone: 'Aucune',
  kind: 'Objet de la démarche',
  kindHint:
    'Les mots du calendrier en dépendent. Les délais sont ceux d’un schéma de mutualisation : vérifiez ceux de votre procédure.',
  months: 'Durée, du lancement à l’adoption',
  monthsHint: 'Les trois mois donnés aux communes pour leur avis ne changent pas.',
  monthsValue: '{{count}} mois',
  zone: 'Zone de vacances scolaires',
  zoneHint: 'Aucune consultation n’ouvre ni ne ferme pendant les périodes fermées de la démarche.',
  zoneA: 'Zone A : Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers',
  zoneB:
    'Zone B : Aix-Marseille, Amiens, Lille, Nancy-Metz, Nantes, Nice, Normandie, Orléans-Tours, Reims, Rennes, Strasbourg',
  zoneC: 'Zone C : Créteil, Montpellier, Paris, Toulouse, Versailles',
  zoneNone: 'Aucune de ces zones, ou à préciser plus tard',
  editTitle: 'Corriger la démarche',
  editLede:
    'Les vagues déjà lancées gardent les noms et les groupes figés à leur lancement. Les suivantes prendront les vôtres.',
  editDates: 'Les dates se changent dans le calendrier.',
  editCommunesHint:
    'Une commune par ligne : le code INSEE, le nom, le nombre d’habitants. Changez un nom, ajoutez ou retirez une ligne. Une commune dont des personnes dépendent ne peut pas être retirée.',
  archiveTitle: 'Archiver la démarche',
  archiveWhat:
    'La démarche se lira toujours, avec ses rapports et ses procès-verbaux. Plus personne ne pourra rien y changer, importer, préparer ni lancer.',
  archiveUndo:
    'Vous pourrez la rouvrir sur cette page. {{directoryDays}} jours après l’archivage, l’annuaire et l’état des envois sont effacés ; {{concernMonths}} mois après, les questions et les inquiétudes reçues ; {{commentMonths}} mois après, les commentaires. Cela ne se défait pas.',
  archiveWaves:
    'Elle ne peut pas être archivée tant qu’une vague est lancée, ouverte ou en cours de dépouillement.',
  archiveRunning: 'La vague {{label}} est en cours',
  archiveSubmit: 'Archiver « {{name}} »',
  reopenTitle: 'Rouvrir la démarche',
  reopenWhat:
    'Elle est archivée depuis le {{date}}. Rouverte, chacune et chacun y retrouvera les droits de son rôle.',
  reopenSubmit: 'Rouvrir « {{name}} »',
  archivedTag: 'archivée',
}
