/** The page of the demonstration's accounts, and what its making says in the terminal. */
export default {
  title: 'Entrer dans la démonstration',
  lede: 'Le Val d’Ambre n’existe pas : son intercommunalité, ses quinze communes et leurs 280 agentes et agents sont inventés. La démarche a commencé il y a huit mois.',
  rolesHeading: 'Les comptes, un par rôle',
  rolesHint: 'Chaque bouton fabrique un lien de connexion neuf, valable dix minutes et une seule fois.',
  enterAs: 'Entrer comme {{name}}',
  agentHeading: 'Les personnes qui répondent',
  agentWho: 'Une agente ou un agent',
  agentSees:
    'Aucun compte : l’invitation arrive par courriel. Ouvrez un message de la boîte aux lettres locale et suivez son lien.',
  openMailbox: 'Ouvrir la boîte aux lettres',
  role: {
    pilot: {
      title: 'Cheffe de projet',
      sees: 'Elle prépare et lance les consultations, tient la liste des agentes et agents, publie les rapports. Elle ne voit jamais qui a répondu quoi.',
    },
    administrator: {
      title: 'Administrateur',
      sees: 'Il a les droits de la cheffe de projet ; lui seul nomme ou retire les personnes qui administrent.',
    },
    moderator: {
      title: 'Modératrice',
      sees: 'Elle lit chaque commentaire la première, masque les noms et ce qui touche à la santé, puis confirme. Personne ne le voit avant elle.',
    },
    human_resources: {
      title: 'Ressources humaines : {{employers}}',
      sees: 'Ce compte voit les agentes et agents de cet employeur. Dans les résultats publiés, il lit le territoire, les groupes de cet employeur et les commentaires relus. Jamais les groupes des autres, jamais la réponse d’une personne.',
    },
    steering_committee: {
      title: 'Membre du comité de pilotage',
      sees: 'Il lit les résultats et les rapports publiés, et les commentaires relus.',
    },
    follow_up_committee: {
      title: 'Membre du comité de suivi',
      sees: 'Elle lit les résultats publiés, et les rapports une fois ouverts aux autres comités.',
    },
    staff_representative: {
      title: 'Représentant du personnel',
      sees: 'Il lit les rapports au même moment que le comité de pilotage, avec le relevé de leur publication. Le procès-verbal d’ouverture de chaque vague lui est envoyé : il est dans la boîte aux lettres locale.',
    },
    evaluator: {
      title: 'Évaluatrice externe',
      sees: 'Elle lit les résultats publiés, et les rapports une fois ouverts aux autres comités.',
    },
  },
  making: {
    directory: 'La démarche, ses {{communes}} communes et ses {{agents}} agentes et agents…',
    opening: 'Vague {{label}} : lancement, invitations, réponses…',
    closing: 'Vague {{label}} : {{ballots}} bulletins scellés. Dépouillement et rapport…',
    open: 'Vague {{label}} : {{ballots}} bulletins scellés. Elle reste ouverte.',
  },
}
