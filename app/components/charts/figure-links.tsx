import { createContext } from 'react'

/** Where the page that shows a document keeps what goes with it; a document alone has none. */
export interface FigureLinks {
  /** Of the tables of a numbered figure, as a file. */
  csv?: (figure: number) => string
  /** Of the page that says why groups are shown together. */
  groups?: string
}

export const FigureLinksContext = createContext<FigureLinks>({})
