import type { ReactNode } from 'react'
import type { TerritoryLook } from '#app/domain/settings/territory-look.server.ts'
import { LanguageSwitch, SkipLink } from './shells.tsx'
import { TerritoryMark, TerritoryPages } from './territory-mark.tsx'

/** Public pages of a démarche: the territory's name and logo on top, the mandatory pages below. */
export function TerritoryShell({ look, children }: { look: TerritoryLook; children: ReactNode }) {
  return (
    <div className="territory">
      <SkipLink />
      <header className="masthead">
        <div>
          {look.isPublic ? (
            <a href={look.base} className="mark-link">
              <TerritoryMark look={look} />
            </a>
          ) : (
            <TerritoryMark look={look} />
          )}
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <TerritoryPages look={look} />
      </footer>
    </div>
  )
}
