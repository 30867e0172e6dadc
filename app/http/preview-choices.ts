import { requestedLocale } from './locale.ts'

export const previewScreens = ['telephone', 'ordinateur'] as const
export const previewKinds = ['invitation', 'reminder_7', 'reminder_3'] as const

/** What of a wave is previewed: language, screen, message; anything else is the first of each. */
export function readPreviewChoices(request: Request) {
  const query = new URL(request.url).searchParams
  return {
    language: requestedLocale(request),
    screen: previewScreens.find((screen) => screen === query.get('ecran')) ?? previewScreens[0],
    kind: previewKinds.find((kind) => kind === query.get('courriel')) ?? previewKinds[0],
  }
}
