/** What happened, what was kept, what to do. Keys are the codes of DomainError. */
export default {
  'not-found': 'Cette page n’existe pas ou n’existe plus.',
  forbidden: 'Votre compte ne donne pas accès à cette page.',
  'bad-request': 'La demande est incomplète ou abîmée. Rien n’a été enregistré.',
  'rate-limited': 'Trop de demandes à la fois. Réessayez dans une minute : rien n’est perdu.',
  unexpected: 'Une erreur est survenue de notre côté. Rien n’a été enregistré. Réessayez dans un instant.',
  'sign-in.used-or-late': 'Ce lien a déjà servi, ou il a plus de dix minutes. Demandez-en un nouveau.',
  'setup.wrong-code': 'Ce code n’est pas celui affiché dans le terminal. Rien n’a été créé.',
  'access.more-than-held':
    'Vous ne pouvez pas donner, changer ou retirer un rôle qui a plus de droits que le vôtre. Rien n’a été changé.',
  'access.last-administrator':
    'C’est la dernière personne qui administre cette démarche. Donnez d’abord ce rôle à quelqu’un d’autre. Rien n’a été changé.',
  'access.already-held':
    'Cette personne a déjà ce rôle dans la démarche. Rien n’a été changé : modifiez son accès depuis la liste.',
  'instance.last-administrator':
    'C’est la dernière personne qui administre l’instance. Invitez d’abord quelqu’un d’autre. Rien n’a été changé.',
  'instance.already-administrator': 'Cette personne administre déjà l’instance. Rien n’a été changé.',
  'access.past-day': 'Ce jour est déjà passé. Choisissez aujourd’hui ou un jour à venir.',
  'access.unknown-employer': 'Un des employeurs choisis n’est pas de cette démarche. Rien n’a été changé.',
  'access.too-many':
    'Plus de {{most}} accès ont été donnés en une heure. Rien n’a été envoyé. Reprenez dans une heure.',
  'wave.not-deletable':
    'Cette vague est lancée : elle ne se supprime plus. Vous pouvez l’annuler tant que l’urne n’est pas close. Rien n’a été changé.',
  'wave.still-launching':
    'Cette vague est en cours de lancement. Attendez une minute, puis recommencez. Rien n’a été changé.',
  'urn.unknown-link':
    'Ce lien n’est pas reconnu. Ouvrez-le de nouveau depuis le message reçu. Rien n’a été envoyé.',
  'urn.not-yet-open':
    'La consultation n’est pas encore ouverte. Rien n’a été envoyé. Revenez à partir de la date indiquée dans le message.',
  'urn.closed': 'La consultation est close : l’urne n’accepte plus de réponse.',
  'urn.link-used':
    'Ce lien a déjà servi depuis un autre appareil ou un autre navigateur. Si vous aviez commencé l’envoi ailleurs, terminez-le là-bas.',
  'urn.bad-credential': 'La demande est abîmée. Rien n’a été envoyé. Rechargez la page et recommencez.',
  'urn.bad-ballot': 'Le bulletin est abîmé et n’a pas été accepté. Rechargez la page et recommencez.',
  'urn.busy': 'Beaucoup de réponses arrivent en ce moment. Réessayez dans une minute : rien n’est perdu.',
  'urn.suspended':
    'L’envoi est suspendu le temps d’une vérification de l’urne. Gardez cette page ou revenez plus tard : votre lien reste valable.',
  'urn.unavailable': 'Le service ne répond pas pour l’instant. Réessayez dans une minute : rien n’est perdu.',
  'trustees.unknown-link':
    'Ce lien ne mène à rien, ou ne vaut plus : un autre a pu vous être envoyé depuis. Prenez le courriel le plus récent, ou prévenez la personne qui pilote la consultation.',
  'trustees.bad-request': 'La demande est abîmée. Rien n’a été envoyé. Rechargez la page et recommencez.',
  'trustees.other-browser':
    'Ce lien a déjà été ouvert dans un autre navigateur, qui garde la suite. Continuez là-bas. Si ce n’était pas vous, prévenez tout de suite la personne qui pilote la consultation.',
  'trustees.key-used':
    'Une autre personne a déjà envoyé ces mêmes données. Rien n’a été pris. Rechargez la page et recommencez.',
  'trustees.too-late':
    'Il est trop tard pour cette étape : le lancement est fini, ou a été interrompu. Rechargez la page.',
  'trustees.wrong-code':
    'Ce n’est pas le code de contrôle de votre feuille. Relisez-le sur le papier et recommencez.',
  'trustees.busy': 'Trop d’essais à la suite. Rien n’a été pris. Réessayez dans dix minutes.',
  'trustees.not-opening': 'L’urne ne s’ouvre pas en ce moment. Rechargez la page pour savoir où elle en est.',
  'trustees.sitting-over':
    'La séance d’ouverture a recommencé : le délai est passé, ou le service a redémarré. Rien n’est perdu, mais il faut retaper la feuille.',
  'trustees.sheet-needed': 'Votre feuille doit encore ouvrir l’urne : gardez-la. Rien n’a été noté.',
  'trustees.not-ready':
    'Un ou une dépositaire vient de changer : les parts seront faites quand les trois seront prêts.',
  'trustees.launched':
    'Le lancement n’en est plus là : la vague est lancée, ou redevient un brouillon. Rien n’a été changé.',
  'trustees.over':
    'Cette vague n’attend plus ses dépositaires. Rien n’a été changé. Rechargez la page pour voir où elle en est.',
  'trustees.dealt':
    'Les parts de la clé sont déjà faites : on ne change plus de dépositaire. Pour en changer, revenez au brouillon.',
  'trustees.same-address':
    'Deux dépositaires ont la même adresse. Rien n’a été changé. Donnez une adresse à chaque personne.',
  'trustees.past': 'Cette heure d’ouverture est déjà passée. Rien n’a été changé. Choisissez-en une à venir.',
  'urn.not-launching': 'Cette vague n’est pas en cours de lancement : son urne ne peut pas être créée.',
  'urn.too-early': 'L’urne ne peut pas être ouverte avant quinze minutes après l’heure de clôture.',
  'urn.key-lost':
    'La clé de l’urne est absente ou abîmée. Aucun bulletin n’a été ouvert ni supprimé. Prévenez l’administrateur de l’instance.',
  'urn.tables-held':
    'L’urne est en cours de lecture par une sauvegarde. Le dépouillement reprendra de lui-même.',
  'urn.count-differs':
    'Le nombre de bulletins a changé pendant le dépouillement. Rien n’a été écrit ; il va reprendre.',
  'urn.close-failed': 'Le dépouillement a été interrompu. Rien n’a été perdu ; il va reprendre.',
  'urn.cancelled': 'La consultation est annulée : l’urne est détruite et n’accepte plus de réponse.',
  'urn.already-opened': 'L’urne est déjà dépouillée : elle ne peut plus être détruite sans être ouverte.',
  'urn.discard-failed': 'La destruction de l’urne a été interrompue ; elle va reprendre.',
  'sign-in.code-missing': 'Le code manque. Ouvrez le lien du courriel, ou copiez le code du message.',
  'comments.already-read':
    'Quelqu’un d’autre vient de s’occuper de ce commentaire. Ce que vous aviez choisi n’a pas été appliqué.',
  'comments.passage-missing':
    'Ce passage n’est pas dans le commentaire en mots entiers : « {{passage}} ». Rien n’a été changé.',
  'comments.no-reason': 'Choisissez un motif. Rien n’a été effacé.',
  'import.no-file': 'Aucun fichier n’a été choisi. Choisissez un fichier CSV ou XLSX, puis recommencez.',
  'import.empty': 'Ce fichier est vide. Rien n’a été enregistré.',
  'import.too-large':
    'Ce fichier dépasse {{megabytes}} Mo. Rien n’a été enregistré. Retirez les colonnes inutiles, ou coupez-le en deux.',
  'import.too-many-lines':
    'Ce fichier a plus de {{max}} lignes. Rien n’a été enregistré. Coupez-le en plusieurs fichiers.',
  'import.too-many-columns':
    'Ce fichier a plus de {{max}} colonnes. Rien n’a été enregistré. Retirez les colonnes inutiles.',
  'import.old-workbook':
    'Ce fichier est un ancien classeur Excel (.xls). Rien n’a été enregistré. Dans votre tableur, choisissez « Enregistrer sous », puis « Classeur Excel (.xlsx) » ou « CSV ».',
  'import.encrypted':
    'Ce classeur est protégé par un mot de passe : il ne peut pas être lu. Rien n’a été enregistré. Enregistrez-en une copie sans mot de passe, puis recommencez.',
  'import.broken-workbook':
    'Ce classeur est abîmé : il ne peut pas être lu. Rien n’a été enregistré. Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis recommencez.',
  'import.not-workbook':
    'Ce fichier n’est pas un classeur de tableur. Rien n’a été enregistré. Choisissez un fichier XLSX ou CSV.',
  'import.bomb':
    'Une fois décompressé, ce classeur serait beaucoup trop grand. Rien n’a été enregistré. Retirez-en les feuilles et les colonnes inutiles.',
  'import.frozen-since':
    'La vague {{waves}} a été lancée depuis cet aperçu et invite une personne que vous vouliez retirer. Rien n’a été écrit. Relisez l’aperçu.',
  'import.undo-not-last':
    'Cette importation n’est pas la dernière écrite de son genre, ou elle est déjà annulée. Rien n’a été changé.',
  'import.undo-late':
    'Cette importation ne peut plus être annulée : elle a plus de {{days}} jours, ou une personne a été effacée depuis. Rien n’a été changé.',
  'import.undo-changed':
    'Ce que cette importation avait écrit a été modifié depuis ({{number}} fois). Rien n’a été annulé : corrigez plutôt à la main, ou importez un nouveau fichier.',
  'import.undo-frozen':
    'La vague {{waves}} n’est pas close et invite des personnes ajoutées par cette importation ({{number}}). Rien n’a été annulé. Attendez la clôture de la vague.',
  'organisation.same-name': '{{name}} est déjà dans la liste. Rien n’a été changé.',
  'organisation.same-siren': '{{name}} a déjà ce SIREN. Rien n’a été changé.',
  'organisation.has-agents':
    'Des personnes y travaillent : elles doivent rester consultables. Rien n’a été changé.',
  'organisation.of-territory':
    'L’intercommunalité et ses communes viennent avec la démarche : corrigez la démarche.',
  'organisation.bound':
    'Un accès de ressources humaines porte sur cet organisme : changez d’abord cet accès. Rien n’a été changé.',
  'organisation.used':
    'Des personnes y travaillent ou y siègent : réunissez-le à un autre organisme, ou changez d’abord leur fiche. Rien n’a été changé.',
  'organisation.employs-nobody':
    '{{name}} n’emploie pas de personnes consultées : indiquez d’abord qu’il en emploie. Rien n’a été changé.',
  'organisation.same-matricules':
    'Le matricule {{matricule}} désigne quelqu’un d’autre dans {{name}} : corrigez d’abord l’un des deux. Rien n’a été changé.',
  'organisation.choose': 'Choisissez l’organisme qui reste.',
  'person.same-name':
    'Une personne de ce nom est déjà dans la liste, chez le même employeur ({{employer}}). Rien n’a été enregistré. Si c’est une autre personne, cochez la case, puis recommencez.',
  'person.already-there': 'Cette personne est déjà là-bas : {{employer}}. Rien n’a été changé.',
  'person.last-tie':
    'C’est tout ce qui la rattache à la démarche. Pour qu’elle quitte la liste, effacez sa fiche.',
  'person.matricule-taken':
    'Le matricule {{matricule}} est celui d’une autre personne chez cet employeur. Rien n’a été enregistré.',
  'person.frozen':
    'Cette personne est invitée à la vague {{waves}}, qui n’est pas close. Rien n’a été effacé. Attendez la clôture.',
  'import.utf16':
    'Ce fichier est en « texte Unicode » (UTF-16). Rien n’a été enregistré. Enregistrez-le en « CSV UTF-8 », puis recommencez.',
  'import.not-text':
    'Ce fichier n’est pas un CSV lisible. Rien n’a été enregistré. Enregistrez-le en « CSV UTF-8 » depuis votre tableur, puis recommencez.',
  'import.quote-open':
    'Un guillemet est ouvert et n’est jamais refermé. Rien n’a été enregistré. Enregistrez le fichier de nouveau depuis votre tableur.',
  'import.unreadable-line':
    'La ligne {{line}} du fichier ne peut pas être lue : elle est trop longue, ou un guillemet y manque. Rien n’a été enregistré.',
  'import.missing-columns':
    'Il manque dans ce fichier : {{missing}}. Colonnes trouvées : {{found}}. Rien n’a été enregistré. La première ligne doit nommer les colonnes, comme dans le fichier modèle.',
  'import.no-lines': 'Ce fichier n’a que des titres de colonnes. Rien n’a été enregistré.',
  'import.not-open': 'Cette importation est déjà confirmée. Elle ne peut plus être changée.',
  'import.changed-since':
    'La liste des agents a changé depuis cet aperçu. Rien n’a été écrit. Relisez l’aperçu ci-dessous, puis confirmez.',
  'import.unresolved': 'Lignes qui attendent votre réponse : {{count}}. Rien n’a été écrit.',
  'import.nothing': 'Ce fichier ne change rien à la liste. Rien n’a été écrit.',
  'import.busy':
    'Une autre importation est en cours. Rien n’a été écrit. Attendez qu’elle se termine, puis confirmez.',
  'mail.incomplete':
    'Écrivez d’abord qui consulte, pourquoi et jusqu’à quand : le message d’essai n’a pas été envoyé.',
  'results.wave-not-closed': 'La vague n’est pas encore close : ses résultats ne peuvent pas être figés.',
  'calendar.held':
    'Cette consultation a lieu dans une vague lancée : ses dates sont celles de la vague. Rien n’a été déplacé.',
  'calendar.changed-since':
    'Le calendrier a changé depuis l’aperçu. Rien n’a été déplacé. Relisez l’avant et l’après.',
  'calendar.same': 'Ces dates sont déjà celles du calendrier. Rien n’a été déplacé.',
  'calendar.too-many-periods': 'Une démarche a au plus {{max}} périodes fermées. Rien n’a été ajouté.',
  'process.archived':
    'Cette démarche est archivée : elle se lit, mais rien n’y change. Rien n’a été enregistré.',
  'process.wave-running':
    'Une vague est en cours : {{label}}. Attendez sa clôture, ou annulez-la, avant d’archiver.',
  'process.employer-in-use':
    '{{name}} ne peut pas être retirée : l’annuaire ou un accès y fait référence. Rien n’a été enregistré.',
  'process.same-name': 'Deux employeurs auraient le même nom : {{name}}. Rien n’a été enregistré.',
  'results.test': 'Les résultats d’un essai ne se publient pas : l’essai reste à part de tout.',
  'wave.frozen': 'Cette vague est lancée : plus rien n’en change. Rien n’a été modifié.',
  'wave.dates': 'La vague fermerait avant d’ouvrir. Corrigez les dates : rien n’a été perdu.',
  'wave.not-planned':
    'Cette consultation n’est pas, ou plus, au calendrier. Rien n’a été créé. Choisissez-en une autre.',
  'wave.planned-taken':
    'Une vague est déjà préparée pour cette consultation. Rien n’a été créé. Reprenez-la depuis la liste.',
  'audience.unknown-employer':
    'Un des employeurs choisis n’est plus dans la liste. Rien n’a été enregistré. Choisissez de nouveau.',
  'trial.unknown-member':
    'Une des personnes choisies n’a plus de rôle dans la démarche. Rien n’est parti. Choisissez de nouveau.',
  'trial.too-many': 'Un essai s’adresse à {{max}} personnes au plus. Rien n’est parti.',
  'launch.asked-of':
    'La page « {{because}} » n’est posée qu’à certains groupes. Parmi les destinataires, ils comptent moins de {{count}} personnes, ou bien tout le monde : choisissez d’autres groupes, ou posez-la à tout le monde.',
  'launch.trustees': 'La clé de l’urne doit être partagée : nommez les trois dépositaires.',
  'launch.texts':
    'Il manque un texte : qui demande, pourquoi, ou à qui s’adresser, en français et en anglais.',
  'launch.representatives':
    'Indiquez l’adresse des représentants du personnel, ou déclarez qu’il n’y en a pas.',
  'launch.too-few':
    'Trop peu de personnes peuvent être invitées par courriel : il en faut au moins {{count}}, deux fois le seuil des groupes montrés. Élargissez à qui la vague s’adresse.',
  'launch.nobody':
    'Personne ne peut être invité par courriel : personne n’a d’adresse dans la liste, ou personne ne répond aux règles choisies.',
  'launch.no-tester': 'Choisissez au moins une personne de l’équipe, ou écrivez une adresse.',
  'launch.near-audience':
    'La vague {{label}} s’adresse presque aux mêmes personnes (différence : {{count}}). Lus ensemble, les deux rapports parleraient de ces quelques personnes. Gardez les mêmes règles, ou changez-en davantage.',
  'launch.other-wave': 'Une autre vague du même questionnaire est en cours. Attendez sa clôture.',
  'launch.no-mail':
    'Aucun serveur de messagerie n’est réglé (SMTP_URL) : seule une vague d’essai peut partir.',
  'launch.dates':
    'Les dates ne conviennent pas : la vague doit fermer après son ouverture, et dans l’avenir.',
  'launch.past': 'La date d’ouverture est passée. Choisissez-en une à venir.',
  'launch.too-short':
    'Une vague auprès des agentes et agents reste ouverte {{count}} semaines au moins. Reculez la clôture.',
  'launch.opens-closed': 'La vague ouvrirait le {{day}} : {{because}}. Choisissez un autre jour.',
  'launch.closes-closed': 'La vague fermerait le {{day}} : {{because}}. Choisissez un autre jour.',
  'launch.mail-refused':
    'Le serveur de messagerie a refusé la connexion. La vague est revenue à l’état de brouillon, rien n’est parti. Vérifiez SMTP_URL avec votre service informatique.',
  'launch.representatives-refused':
    'L’adresse des représentants du personnel a été refusée. Rien ne part avant qu’ils aient le procès-verbal : corrigez l’adresse.',
  'settings.slug-taken':
    'Cette adresse est déjà prise par une autre démarche. Choisissez-en une autre : vos textes sont conservés.',
  'settings.purpose-missing':
    'Écrivez à quoi sert la démarche : une page ouverte au public ne peut pas être vide. Rien n’a été changé.',
  'settings.logo-none': 'Aucun fichier n’a été choisi. Choisissez une image PNG ou JPEG, puis recommencez.',
  'settings.logo-too-large':
    'Cette image dépasse {{kilobytes}} Ko. Rien n’a été enregistré. Enregistrez-la à 400 pixels de large, puis recommencez.',
  'settings.logo-not-picture':
    'Ce fichier n’est pas une image PNG ou JPEG entière. Rien n’a été enregistré. Enregistrez votre logo en PNG, puis recommencez.',
  'settings.logo-too-wide':
    'Cette image a plus de {{pixels}} pixels de côté. Rien n’a été enregistré. Réduisez-la à 400 pixels de large, puis recommencez.',
  'wave.not-open': 'La vague n’est pas ouverte, ou ne l’est plus : rien n’a été changé.',
  'wave.not-refused': 'Cette adresse n’est plus refusée : le courriel est déjà reparti.',
  'wave.not-sent': 'L’invitation de cette personne n’est pas encore partie, ou son adresse a été refusée.',
  'wave.slips-printed':
    'D’autres bulletins viennent d’être imprimés pour cette vague : ceux-ci ne le sont pas. Si leur fichier vous manque, faites-en d’autres.',
  'wave.not-later':
    'La nouvelle clôture doit venir après celle prévue, et un an plus tard au plus. Rien n’a été changé.',
  'wave.closed-day': 'Une consultation ne ferme pas ce jour-là : {{reason}}. Choisissez un autre jour.',
  'wave.same-text': 'Le texte est le même : rien n’a été changé.',
  'wave.bad-text':
    'Ce texte ne convient pas : 600 caractères au plus, dans les deux langues, sans balise, accolade ni lien.',
  'wave.too-late':
    'Il reste moins de vingt-quatre heures avant la clôture : il est trop tard pour ajouter quelqu’un.',
  'wave.already-invited': 'Cette personne est déjà invitée.',
  'wave.no-address': 'Cette personne n’a pas d’adresse électronique dans l’annuaire : indiquez-la d’abord.',
  'wave.test-team': 'Une vague d’essai s’adresse à l’équipe : personne ne s’y ajoute.',
  'wave.reminder-sent': 'Cette relance est déjà partie : elle ne change plus.',
  'wave.reminder-date':
    'Une relance part après l’ouverture et maintenant, et une heure au moins avant la clôture. La première part avant la seconde.',
  'wave.reminder-note': 'Écrivez votre phrase dans les deux langues, ou dans aucune.',
  'wave.not-cancellable': 'Cette vague ne peut plus être annulée : l’urne est close.',
  'wave.not-cancelled': 'Seule une vague annulée se prépare de nouveau.',
  'reports.no-results':
    'Une des vagues choisies n’a pas de résultats figés : un rapport se fait à partir d’eux.',
  'reports.too-many-blocks': 'Ce rapport a déjà beaucoup de blocs : retirez-en avant d’en ajouter.',
  'reports.changed-meanwhile':
    'Ce rapport a changé depuis que vous l’avez ouvert. Relisez-le, puis refaites votre modification : elle n’a pas été enregistrée.',
  'reports.reason': 'Dites pourquoi cette version corrige la précédente.',
  'reports.frozen': 'Une version de ce rapport est figée : elle reste, et son brouillon avec elle.',
  'reports.empty': 'Ce rapport ne montre rien : ajoutez un bloc avant de le figer.',
  'reports.publish-order':
    'Personne ne lit avant le comité de pilotage et les représentantes et représentants du personnel, ni le public avant les comités.',
  'reports.publish-past': 'Ce moment est déjà passé : choisissez « tout de suite » ou un moment à venir.',
  'reports.publish-audience':
    'Ce rapport est écrit pour les comités : pour tout le monde, composez une restitution publique.',
  'reports.publish-when': 'Donnez le jour et l’heure.',
  'reports.public-page-closed':
    'La page publique de la démarche n’est pas ouverte : ouvrez-la avant de publier pour tout le monde.',
  'concerns.unknown-code':
    'Ce code n’ouvre aucun échange. Vérifiez chaque signe : il y en a seize, en quatre groupes.',
  'document.busy':
    'Trop de documents sont demandés en ce moment. Aucun n’a été fait pour vous. Réessayez dans une minute.',
  'document.too-long':
    'Ce document n’a pas pu être préparé dans le temps prévu. Rien n’a été enregistré. Réessayez plus tard.',
  'concerns.closed': 'Cette démarche est archivée : on n’y écrit plus.',
  'concerns.full':
    'Cet échange est devenu trop long. Laissez une nouvelle question : vous recevrez un nouveau code.',
}
