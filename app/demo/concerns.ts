/** What agents write, by the theme they tick (domain.md §4), and what they say would help. Made up; some name somebody, a number or an illness, as people do: moderators mask it. */

export const concerns: Readonly<Record<string, readonly string[]>> = {
  LIEU: [
    'Je fais déjà vingt minutes de route. Si le service part au siège, ce sera le double.',
    'On parle de regrouper les équipes, mais il n’y a pas assez de bureaux ni de places de parking.',
    'Je n’ai pas le permis. Comment je ferai si on me change de commune ?',
    'Je dépose mes enfants à l’école à côté de la mairie. Avec un autre lieu, je ne tiens plus mes horaires.',
    'Mme Martin nous dit que les lieux ne sont pas décidés, mais les plans du siège circulent déjà.',
  ],
  REMU: [
    'À poste égal, aurons-nous tous le même régime indemnitaire ?',
    'J’ai peur de perdre ma prime de fin d’année, ma commune la verse et pas la communauté.',
    'Les tickets restaurant et la mutuelle ne sont pas les mêmes partout. Qui va s’aligner sur qui ?',
    'Est-ce que les frais de route seront remboursés si on tourne sur plusieurs communes ?',
  ],
  TEMP: [
    'Chez nous la semaine se fait sur quatre jours et demi, est-ce que ça restera ?',
    'Les astreintes d’hiver ne sont pas comptées pareil à la ville et dans les villages.',
    'Je suis à 80 %. J’aimerais savoir si mon temps partiel sera maintenu.',
    'Le télétravail existe à la communauté, pas chez nous. Ce sera quoi la règle ?',
  ],
  HIER: [
    'Qui me donnera mes consignes : le maire ou le chef de pôle ?',
    'Deux chefs, deux façons de faire. Qui signe mes congés, qui fait mon entretien ?',
    'Aujourd’hui je règle les choses en cinq minutes avec le maire. Demain il faudra passer par une plateforme ?',
    'On ne sait pas qui sera responsable de l’équipe commune, et personne n’ose demander.',
  ],
  POST: [
    'Nous sommes deux à faire la paie : lequel des deux postes sera gardé ?',
    'Je suis en contrat jusqu’en décembre. Est-ce que la mutualisation veut dire que je ne serai pas renouvelée ?',
    'Mon poste n’apparaît dans aucun des schémas présentés.',
    'Quand un collègue part à la retraite on ne le remplace plus en attendant. On a compris.',
  ],
  MISS: [
    'J’aime tout faire à la mairie, je ne veux pas traiter que des bons de commande.',
    'Dans un grand service je vais perdre la polyvalence qui fait l’intérêt de mon métier.',
    'On risque de faire du chiffre alors qu’aujourd’hui on prend le temps avec les gens.',
  ],
  CHAR: [
    'On prépare la mutualisation en plus du quotidien, sans renfort.',
    'Ma collègue est en arrêt maladie depuis trois mois, on se partage son travail, et on nous ajoute des réunions.',
    'Il faut remplir des tableaux pour le diagnostic, personne n’a dit sur quel temps.',
    'Je suis seule au secrétariat : quand je suis en réunion, la mairie est fermée.',
    'Les deux premiers hivers avec une équipe commune vont être très lourds si on ne recrute pas.',
  ],
  PROX: [
    'Les gens connaissent mon visage, demain ils auront un numéro de téléphone.',
    'Une personne âgée ne fera pas quinze kilomètres pour un papier.',
    'Quand il gèle, on sait quelles rues saler d’abord. Qui le saura depuis le siège ?',
    'Les élus du village comptent sur nous pour des petites choses que personne n’a écrites nulle part.',
  ],
  IDEN: [
    'On a l’impression de disparaître derrière la grande structure.',
    'Je suis fier de travailler pour ma commune, pas pour un logo.',
    'Dans les réunions on parle toujours de la ville, les petites communes sont dans « les autres ».',
  ],
  OUTI: [
    'Trois logiciels de finances pour un seul service, comment fait-on au 1er janvier ?',
    'À l’atelier nous n’avons qu’un ordinateur pour neuf, et il est lent.',
    'On nous change de messagerie sans formation, j’ai perdu mes dossiers la dernière fois.',
    'Le matériel est vieux chez nous. Si on le met en commun, qui paie les réparations ?',
  ],
  CARR: [
    'Est-ce que mon ancienneté comptera pour les postes à responsabilité ?',
    'J’ai réussi mon examen il y a deux ans et je ne suis toujours pas nommée. Est-ce que ça va encore reculer ?',
    'Y aura-t-il des passerelles entre les services, ou chacun reste dans sa case ?',
  ],
  COMP: [
    'On me parle d’un nouveau métier, qui va me former ?',
    'Je n’ai jamais travaillé sur les marchés publics, j’ai peur de ne pas savoir faire.',
    'Les formations sont toujours loin et en semaine entière. Avec l’équipe qu’on a, c’est impossible.',
  ],
  STAT: [
    'Si je suis mis à disposition, qui est mon employeur en cas d’accident ?',
    'Transfert ou mise à disposition, personne ne nous a expliqué la différence.',
    'Je suis contractuelle. Est-ce que mes droits suivent si je change d’employeur ?',
  ],
  INFO: [
    'On apprend les choses par le journal.',
    'Il y a eu une réunion en juin et plus rien depuis.',
    'Sur le terrain on n’a pas de boîte mail, on entend seulement des bruits de couloir.',
    'Le calendrier a changé deux fois sans explication.',
  ],
  EQUI: [
    'Ce sont toujours les règles de la ville qui gagnent.',
    'Les petites communes donnent leurs agents et récupèrent quoi en échange ?',
    'À la ville on croit que nous allons payer pour les autres, dans les villages on croit l’inverse. Il faut des chiffres.',
    'Je souhaite simplement que les mêmes règles valent pour tout le monde.',
  ],
  DIAL: [
    'Nos avis sont demandés, mais tout semble décidé.',
    'J’ai rempli un questionnaire il y a trois ans, je n’ai jamais vu le résultat.',
    'J’attends de voir si on nous répond cette fois.',
    'Les représentants du personnel devraient être autour de la table plus tôt.',
  ],
}

export const whatWouldHelp: readonly string[] = [
  'Savoir à quelle date on connaîtra les postes.',
  'Une réunion par commune, à une heure où les équipes techniques peuvent venir.',
  'Un interlocuteur par service. Vous pouvez m’appeler au 06 39 98 12 34 pour en parler.',
  'Que mon chef ait les réponses avant nous.',
  'Rencontrer les collègues qui font le même métier dans les autres communes.',
  'Une page simple qui dit ce qui est décidé et ce qui ne l’est pas.',
  'Du temps. On ne peut pas tout faire en même temps.',
  'Un renfort pendant les six premiers mois.',
  'Visiter un territoire qui l’a déjà fait, en bien ou en mal.',
  'Une formation avant le changement de logiciel, pas après.',
  'Connaître les règles de remboursement des trajets.',
  'Que les comptes rendus soient affichés à l’atelier.',
  'Un entretien individuel pour ceux dont le poste change.',
  'Que les élus de ma commune viennent nous en parler.',
  'Des exemples concrets : une journée type dans le futur service.',
  'Qu’on nous dise franchement ce qui ne changera pas.',
]

/** The same, from colleagues who answer in English. */
export const englishConcerns: readonly string[] = [
  'I would like to know whether my contract will be renewed once the teams are merged.',
  'We hear about it in the corridor rather than from the people in charge.',
  'I came here for a small team where everybody knows everybody. Will that remain?',
]

export const englishHelp: readonly string[] = [
  'A short summary in plain words of what has been decided so far.',
  'Knowing whom to ask without going through three people.',
]
