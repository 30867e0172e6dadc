import { createHash } from 'node:crypto'
import { dayAt } from '#app/domain/calendar/days.ts'
import { findWave } from '#app/domain/consultations/queries.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { type Conformity, conformityOf } from './accessibility.ts'
import { colourSheet } from './colour-sheet.ts'
import { getSettings } from './queries.server.ts'
import type { TerritorySettings } from './territory-settings.ts'

/** What every page of a démarche shows of its territory: whose it is, its colours, where its mandatory pages are. */
export interface TerritoryLook {
  territory: string
  processName: string
  /** What its public addresses begin with: `/d/val-d-ambre`, or the identifier of the démarche while it is not public. */
  base: string
  isPublic: boolean
  /** Address of its style sheet; null: the product's colours. */
  colours: string | null
  logo: { src: string; width: number; height: number } | null
  conformity: Conformity
}

/** @param day today, YYYY-MM-DD */
export function lookOf(settings: TerritorySettings, day: string): TerritoryLook {
  const { territory, processName, slug, processId, publicSince, colours, logo, accessibility } = settings
  const base = `/d/${publicSince ? slug : processId}`
  return {
    territory,
    processName,
    base,
    isPublic: publicSince !== null,
    colours: colours && `${base}/couleurs.css?v=${coloursVersion(colourSheet(colours))}`,
    logo: logo && {
      src: `${base}/logo?v=${logo.sha256.slice(0, 16)}`,
      width: logo.width,
      height: logo.height,
    },
    conformity: conformityOf(accessibility, day),
  }
}

/** @throws DomainError `not-found` (404) */
export async function getLook(ctx: AnyCtx, processId: string): Promise<TerritoryLook> {
  return lookOf(await getSettings(ctx, processId), dayAt(ctx.now()))
}

/** How the territory of a wave looks; null for what isn't a wave. */
export async function findWaveLook(ctx: AnyCtx, waveId: string): Promise<TerritoryLook | null> {
  const wave = await findWave(ctx, waveId)
  return wave ? getLook(ctx, wave.processId) : null
}

/** What an address says of the version of a style sheet: browsers keep it for a year. */
export function coloursVersion(sheet: string): string {
  return createHash('sha256').update(sheet).digest('hex').slice(0, 16)
}
