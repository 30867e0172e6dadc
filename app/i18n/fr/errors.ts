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
  'access.past-day': 'Ce jour est déjà passé. Choisissez aujourd’hui ou un jour à venir.',
  'access.unknown-employer': 'Un des employeurs choisis n’est pas de cette démarche. Rien n’a été changé.',
  'access.too-many':
    'Plus de {{most}} accès ont été donnés en une heure. Rien n’a été envoyé. Reprenez dans une heure.',
  'wave.not-a-test': 'Seule une vague d’essai peut être supprimée. Rien n’a été changé.',
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
  'urn.not-launching': 'Cette vague n’est pas en cours de lancement : son urne ne peut pas être créée.',
  'urn.too-early': 'L’urne ne peut pas être ouverte avant quinze minutes après l’heure de clôture.',
  'urn.key-lost':
    'La clé de l’urne est absente ou abîmée. Aucun bulletin n’a été ouvert ni supprimé. Prévenez l’administrateur de l’instance.',
  'urn.tables-held':
    'L’urne est en cours de lecture par une sauvegarde. Le dépouillement reprendra de lui-même.',
  'urn.count-differs':
    'Le nombre de bulletins a changé pendant le dépouillement. Rien n’a été écrit ; il va reprendre.',
  'urn.close-failed': 'Le dépouillement a été interrompu. Rien n’a été perdu ; il va reprendre.',
  'urn.cancelled': 'La consultation est annulée : l’urne est détruite et n’accepte plus de réponse.',
  'urn.already-opened': 'L’urne est déjà dépouillée : elle ne peut plus être détruite sans être ouverte.',
  'urn.discard-failed': 'La destruction de l’urne a été interrompue ; elle va reprendre.',
  'sign-in.code-missing': 'Le code manque. Ouvrez le lien du courriel, ou copiez le code du message.',
  'import.no-file': 'Aucun fichier n’a été choisi. Choisissez un fichier CSV, puis recommencez.',
  'import.empty': 'Ce fichier est vide. Rien n’a été enregistré.',
  'import.too-large':
    'Ce fichier dépasse {{megabytes}} Mo. Rien n’a été enregistré. Retirez les colonnes inutiles, ou coupez-le en deux.',
  'import.too-many-lines':
    'Ce fichier a plus de {{max}} lignes. Rien n’a été enregistré. Coupez-le en plusieurs fichiers.',
  'import.too-many-columns':
    'Ce fichier a plus de {{max}} colonnes. Rien n’a été enregistré. Retirez les colonnes inutiles.',
  'import.workbook':
    'Ce fichier est un classeur de tableur. Rien n’a été enregistré. Dans votre tableur, choisissez « Enregistrer sous », puis « CSV ».',
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
  'reports.wave-not-closed': 'La vague n’est pas encore close : son rapport ne peut pas être figé.',
  'wave.frozen': 'Cette vague est lancée : plus rien n’en change. Rien n’a été modifié.',
  'wave.dates': 'La vague fermerait avant d’ouvrir. Corrigez les dates : vos textes sont conservés.',
  'launch.texts':
    'Il manque un texte : qui demande, pourquoi, ou à qui s’adresser, en français et en anglais.',
  'launch.representatives':
    'Indiquez l’adresse des représentants du personnel, ou déclarez qu’il n’y en a pas.',
  'launch.too-few':
    'Trop peu de personnes ont une adresse électronique : il en faut au moins deux fois le seuil des groupes montrés.',
  'launch.nobody':
    'Personne n’a d’adresse électronique dans l’annuaire. Importez d’abord les agentes et agents.',
  'launch.other-wave': 'Une autre vague du même questionnaire est en cours. Attendez sa clôture.',
  'launch.no-mail':
    'Aucun serveur de messagerie n’est réglé (SMTP_URL) : seule une vague d’essai peut partir.',
  'launch.dates':
    'Les dates ne conviennent pas : la vague doit fermer après son ouverture, et dans l’avenir.',
  'launch.past': 'La date d’ouverture est passée. Choisissez-en une à venir.',
  'launch.too-short': 'Une vague auprès des agentes et agents reste ouverte trois semaines au moins.',
  'launch.blackout':
    'Rien n’ouvre ni ne ferme entre le 15 juillet et le 25 août, ni entre le 20 décembre et le 3 janvier.',
  'launch.mail-refused':
    'Le serveur de messagerie a refusé la connexion. La vague est revenue à l’état de brouillon, rien n’est parti. Vérifiez SMTP_URL avec votre service informatique.',
  'launch.representatives-refused':
    'L’adresse des représentants du personnel a été refusée. Rien ne part avant qu’ils aient le procès-verbal : corrigez l’adresse.',
}
