import { wordsPerLine } from '#app/domain/ballots/sheet-words.ts'
import { trusteeCount } from '#app/domain/trustees/ceremony.ts'
import { type Locale, translator } from '#app/i18n/index.ts'

/** The sentences that the script of the page says, in its language. What stands between braces it fills in. */
export function trusteeMaterial(waveId: string, locale: Locale) {
  const t = translator(locale)
  const refusals = [
    'trustees.unknown-link',
    'trustees.bad-request',
    'trustees.other-browser',
    'trustees.key-used',
    'trustees.too-late',
    'trustees.wrong-code',
    'trustees.not-opening',
    'trustees.sitting-over',
    'trustees.sheet-needed',
    'trustees.busy',
  ] as const
  const hour = '{hour}'
  return {
    waveId,
    locale,
    refusals: Object.fromEntries(refusals.map((code) => [code, t(`errors:${code}`)])) as Record<
      string,
      string
    >,
    texts: {
      noLink: t('trustees:page.noLink'),
      noCrypto: t('trustees:page.noCrypto'),
      noStorage: t('trustees:page.noStorage'),
      offline: t('trustees:page.offline'),
      notSent: t('trustees:page.notSent'),
      ready: t('trustees:page.ready'),
      notReady: t('trustees:page.notReady'),
      heading: t('trustees:page.sheet.heading', { place: '{place}' }),
      unknownWord: t('trustees:page.unknownWord', { line: '{line}', place: '{place}', word: '{word}' }),
      wrongCount: t('trustees:page.wrongCount', { line: '{line}', words: wordsPerLine, typed: '{count}' }),
      wrongLine: t('trustees:page.wrongLine', { line: '{line}' }),
      wrongSheet: t('trustees:page.wrongSheet'),
      notCode: t('trustees:page.notCode'),
      noSitting: t('trustees:page.noSitting'),
      unread: t('trustees:page.unread'),
      right: t('trustees:page.right', { hour }),
      rightBoth: t('trustees:page.rightBoth'),
      wrong: t('trustees:page.wrong'),
      otherIn: t('trustees:page.otherIn', { hour }),
      again: t('trustees:page.again'),
      destroyed: t('trustees:page.destroyed'),
      sheetsDestroyed: Array.from({ length: trusteeCount + 1 }, (_, count) =>
        t('trustees:sheetsDestroyed', { count }),
      ),
    },
  }
}

export type TrusteeMaterial = ReturnType<typeof trusteeMaterial>
