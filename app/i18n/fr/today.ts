/** « Aujourd’hui »: what waits for somebody, each line an action, its reason, its link. */
export default {
  weekOf: 'semaine {{week}} sur {{weeks}}',
  week: 'semaine {{week}}',
  before: 'lancement le {{date}}',
  phases: 'Où en est la démarche',
  phaseNow: '{{title}} (en cours)',
  phasePast: '{{title}} (terminée)',
  phaseComing: '{{title}} (à venir)',
  todo: 'À faire',
  nothing: 'Rien n’attend votre attention aujourd’hui.',
  archived: 'Cette démarche est archivée : elle se lit, elle ne se modifie plus.',
  running: 'En cours',
  runningCaption: 'Vagues lancées et pas encore closes',
  late: 'en retard',
  now: 'maintenant',
  free: 'quand vous voulez',
  onToday: 'aujourd’hui',
  onTomorrow: 'demain',
  import: {
    title: 'Importer les agentes et agents',
    why: 'L’annuaire est vide : aucune vague ne peut partir.',
    link: 'Importer un fichier',
  },
  importOpen: {
    title: 'Terminer l’import commencé',
    why: 'Le fichier « {{about}} » est lu. Rien n’est encore écrit dans l’annuaire.',
    link: 'Reprendre l’import',
  },
  first: {
    title: 'Préparer une première vague',
    why: 'L’annuaire est prêt. Le baromètre des agentes et agents attend vos textes.',
    link: 'Préparer une vague',
  },
  planned: {
    title: 'Préparer « {{about}} »',
    why: 'Le calendrier prévoit l’ouverture le {{date}}.',
    link: 'Préparer la vague',
  },
  plannedLate: {
    title: 'Préparer « {{about}} »',
    why: 'Le calendrier prévoyait l’ouverture le {{date}}.',
    link: 'Préparer la vague',
  },
  cancelled: {
    title: 'Préparer une vague à la place de {{label}}',
    why: 'La vague {{label}} est annulée. Ses textes, ses groupes et ses destinataires peuvent servir de nouveau.',
    link: 'Préparer',
  },
  draft: {
    title: 'Terminer la vague {{label}}',
    why: 'Elle est en préparation et doit ouvrir le {{date}}.',
    link: 'Reprendre',
  },
  launch: {
    title: 'Lancer la vague {{label}}',
    why: 'Elle ouvre le {{date}}, si elle est lancée avant.',
    link: 'Relire et lancer',
  },
  overdue: {
    title: 'Choisir une autre date pour la vague {{label}}',
    why: 'Elle devait ouvrir le {{date}}. Elle n’a pas été lancée.',
    link: 'Changer les dates',
  },
  withoutEmail: {
    title_one: 'Compléter une adresse électronique',
    title_other: 'Compléter {{formatted}} adresses électroniques',
    why: 'Ces personnes ne recevront pas l’invitation à la vague {{label}}.',
    link: 'Voir ces personnes',
  },
  problem: {
    title: 'Corriger le lancement de la vague {{label}}',
    why: '{{reason}}',
    link: 'Voir ce qui bloque',
  },
  suspended: {
    title: 'Alerter l’administration du serveur',
    why: 'La clé de l’urne {{label}} ne répond plus. Plus personne ne peut répondre jusqu’à la réparation.',
    link: 'Voir la vague',
  },
  linksLost: {
    title: 'Alerter l’administration du serveur',
    why: 'La clé des liens de la vague {{label}} ne répond plus. Les invitations et les relances attendent.',
    link: 'Voir la vague',
  },
  stuck: {
    title: 'Alerter l’administration du serveur',
    why: 'La vague {{label}} est close depuis le {{date}}. Son urne n’est toujours pas ouverte.',
    link: 'Voir la vague',
  },
  trustees: {
    title: 'Faire venir deux dépositaires de la clé',
    why: 'La vague {{label}} est close depuis le {{date}}. Son urne s’ouvre quand deux dépositaires ont tapé leur feuille.',
    link: 'Voir où ils en sont',
  },
  ceremonyLate: {
    title: 'Choisir d’autres dates pour la vague {{label}}',
    why: 'Elle devait ouvrir le {{date}}, mais ses dépositaires n’avaient pas tous relu leur feuille.',
    link: 'Voir ce qui manque',
  },
  ceremony: {
    title: 'Suivre les dépositaires de la vague {{label}}',
    why: 'Elle ouvre le {{date}} si les trois ont relu leur feuille avant.',
    link: 'Voir où ils en sont',
  },
  paused: {
    title: 'Reprendre l’envoi de la vague {{label}}',
    why_zero: 'L’envoi est en pause. Rien ne partira avant que vous le repreniez.',
    why_one: 'L’envoi est en pause. Un courriel attend.',
    why_other: 'L’envoi est en pause. {{formatted}} courriels attendent.',
    link: 'Voir l’envoi',
  },
  refused: {
    title_one: 'Corriger une adresse refusée',
    title_other: 'Corriger {{formatted}} adresses refusées',
    why_one: 'Son courriel de la vague {{label}} n’est pas arrivé.',
    why_other: 'Leurs courriels de la vague {{label}} ne sont pas arrivés.',
    link_one: 'Voir l’adresse',
    link_other: 'Voir les adresses',
  },
  addendum: {
    title: 'Corriger l’adresse des représentants du personnel',
    why_one: 'Leur messagerie a refusé un additif de la vague {{label}}.',
    why_other: 'Leur messagerie a refusé {{formatted}} additifs de la vague {{label}}.',
    link: 'Voir la vague',
  },
  reminder: {
    title: 'Relire la relance de la vague {{label}}',
    why: 'Elle part le {{date}}, à toutes les personnes invitées.',
    link: 'Relire le message',
  },
  closing: {
    title: 'Fin prochaine de la vague {{label}}',
    why: 'Elle ferme le {{date}}. Cette date peut être reportée, jamais avancée.',
    link: 'Reporter la clôture',
  },
  comments: {
    title_one: 'Relire un commentaire de la vague {{label}}',
    title_other: 'Relire {{formatted}} commentaires de la vague {{label}}',
    why: 'Personne ne les voit avant votre relecture.',
    link: 'Relire',
  },
  results: {
    title: 'Publier les résultats de la vague {{label}}',
    why: 'Ils sont prêts. Les comités et les représentants du personnel ne les voient pas encore.',
    link: 'Lire les résultats',
  },
  reportDraft: {
    title: 'Finir le rapport « {{about}} »',
    why: 'Il n’est pas figé depuis sa dernière modification.',
    link: 'Reprendre le rapport',
  },
  reportPublish: {
    title: 'Publier le rapport « {{about}} »',
    why: 'Il est figé. Personne d’autre que vous ne le lit encore.',
    link: 'Publier',
  },
  mentions: {
    title_one: 'Compléter une mention obligatoire',
    title_other: 'Compléter {{formatted}} mentions obligatoires',
    why_one: '{{about}}',
    why_other: '{{about}} D’autres manquent aussi.',
    link: 'Compléter',
  },
  forgetDirectory: {
    title: 'L’annuaire va être effacé',
    why_one:
      'La démarche se termine. Le {{date}}, Diapason efface la seule personne de l’annuaire et l’état de ses courriels.',
    why_other:
      'La démarche se termine. Le {{date}}, Diapason efface les {{formatted}} personnes de l’annuaire et l’état de leurs courriels.',
    link: 'Voir l’annuaire',
  },
  forgetConcerns: {
    title: 'Les questions et les inquiétudes vont être effacées',
    why_one:
      'La démarche est terminée. Le {{date}}, Diapason efface le seul message reçu et ses réponses. Qui l’a écrit ne pourra plus les lire.',
    why_other:
      'La démarche est terminée. Le {{date}}, Diapason efface les {{formatted}} messages reçus et leurs réponses. Qui les a écrits ne pourra plus les lire.',
    link: 'Voir le calendrier',
  },
  forgetComments: {
    title: 'Les commentaires vont être effacés',
    why_one:
      'La démarche est terminée depuis bientôt un an. Le {{date}}, Diapason efface son dernier commentaire.',
    why_other:
      'La démarche est terminée depuis bientôt un an. Le {{date}}, Diapason efface ses {{formatted}} commentaires.',
    link: 'Voir les commentaires',
  },
  publicPage: {
    title: 'Ouvrir la page publique de la démarche',
    why: 'Les habitantes et habitants ne la voient pas encore.',
    link: 'Voir la page',
  },
  accessRefused: {
    title: 'Corriger l’adresse de {{about}}',
    why: 'Le courriel qui annonce son accès n’est pas arrivé.',
    link: 'Voir cet accès',
  },
  accessEnding: {
    title: 'Prolonger l’accès de {{about}}, ou le laisser finir',
    why: 'Il se termine le {{date}}.',
    link: 'Voir cet accès',
  },
  news: 'À lire',
  newsNothing: 'Rien de nouveau n’a été publié ces trois dernières semaines.',
  newsResults: 'Résultats de la vague {{label}}',
  newsResultsLink: 'Lire les résultats',
  newsReport: 'Rapport « {{label}} »',
  newsReportLink: 'Lire le rapport',
  newsOpening: 'Procès-verbal d’ouverture de la vague {{label}}',
  newsClosing: 'Procès-verbal de clôture de la vague {{label}}',
  newsRecordLink: 'Lire le procès-verbal',
}
