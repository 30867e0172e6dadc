/** Given names and family names as people of the territory bear them. Their pairs are drawn: nobody real is meant. */

export const women: readonly string[] = [
  'Amandine, Aïcha, Béatrice, Camille, Catherine, Céline, Chantal, Christelle, Delphine, Élodie, ',
  'Émilie, Fatima, Florence, Françoise, Hélène, Isabelle, Jeanne, Julie, Karine, Laëtitia, Laure, ',
  'Léa, Lucie, Magali, Manon, Maria, Marie-Claude, Marion, Martine, Mélanie, Nathalie, Noémie, ',
  'Patricia, Pauline, Sabrina, Sandrine, Sophie, Stéphanie, Valérie, Yasmina',
]
  .join('')
  .split(', ')

export const men: readonly string[] = [
  'Abdel, Adrien, Alain, Antoine, Baptiste, Benoît, Bruno, Cédric, Christophe, Damien, David, ',
  'Didier, Éric, Fabien, Florian, Franck, Gaël, Gilles, Guillaume, Jean-Luc, Jérémy, Jérôme, Joël, ',
  'Julien, Karim, Kévin, Laurent, Loïc, Ludovic, Mathieu, Maxime, Nicolas, Olivier, Pascal, ',
  'Philippe, Romain, Sébastien, Thierry, Thomas, Yann',
]
  .join('')
  .split(', ')

export const families: readonly string[] = [
  'Abadie, Alvarez, André, Aubert, Bailly, Barbier, Benali, Berger, Bernard, Bertin, Besson, Blanc, ',
  'Bonnet, Boucher, Boulanger, Bourdin, Boyer, Brun, Carpentier, Chabrol, Chauvin, Chevalier, ',
  'Clément, Colin, Cordier, Costa, Da Silva, David, Delmas, Denis, Diallo, Dubois, Dumas, Dupuy, ',
  'Durand, Estève, Fabre, Faure, Ferreira, Fleury, Fontaine, Fournier, Gaillard, Garcia, Garnier, ',
  'Gautier, Girard, Giraud, Gomez, Guérin, Guyot, Haddad, Henry, Hubert, Jacquet, Joly, Lacroix, ',
  'Lambert, Laurent, Le Bihan, Lefèvre, Legrand, Lemoine, Leroux, Lopez, Mallet, Marchand, Marty, ',
  'Masson, Mercier, Meunier, Michaud, Moreau, Morel, Moulin, N’Guessan, Nguyen, Nicolas, Noël, ',
  'Ouali, Pages, Pascal, Perrin, Petit, Picard, Poirier, Pons, Prévost, Renard, Reynaud, Rivière, ',
  'Robin, Roche, Rousseau, Roux, Sabatier, Santos, Schmitt, Serre, Simon, Tessier, Thomas, Traoré, ',
  'Vasquez, Vidal, Vincent, Weber, Zimmermann',
]
  .join('')
  .split(', ')

/** Colleagues who asked to be written to in English. */
export const englishReaders = [
  ['Bridget', 'O’Connor', 'f'],
  ['James', 'Whitfield', 'm'],
  ['Oksana', 'Kovalenko', 'f'],
  ['Emma', 'Harrison', 'f'],
  ['Andriy', 'Melnyk', 'm'],
] as const
