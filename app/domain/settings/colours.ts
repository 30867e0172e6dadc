/** As the pilot chose them: #rrggbb in lower case. */
export interface ChosenColours {
  accent: string
  second: string
  background: string
}
