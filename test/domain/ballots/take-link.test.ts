import { describe, expect, it } from 'vitest'
import { type LinkWindow, takeLink } from '#app/domain/ballots/client/take-link.ts'

const waveId = '3a0c1f2e-6b1d-4e53-9a77-0d5a7c5b9e21'
const secret = 'AbCdEfGhIjKlMnOpQrStUvWxYz0'

function openTab(hash: string, kept = new Map<string, string>()) {
  const addresses: string[] = []
  const page: LinkWindow = {
    location: { hash, pathname: `/e/${waveId}`, search: '?langue=en' },
    history: { state: { key: 1 }, replaceState: (_data, _unused, url) => void addresses.push(url) },
    sessionStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
  }
  return { page, addresses, kept }
}

describe('the link', () => {
  it('leaves the address bar and survives a reload', () => {
    const tab = openTab(`#${secret}`)
    expect(takeLink(tab.page, waveId)).toBe(secret)
    expect(tab.addresses).toEqual([`/e/${waveId}?langue=en`])
    expect(takeLink(openTab('', tab.kept).page, waveId)).toBe(secret)
  })

  it('stays in the address bar where storage is refused or forgets', () => {
    const refusing = openTab(`#${secret}`)
    Object.defineProperty(refusing.page, 'sessionStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
    const forgetting = openTab(`#${secret}`)
    forgetting.page.sessionStorage.setItem = () => undefined
    for (const { page, addresses } of [refusing, forgetting]) {
      expect(takeLink(page, waveId)).toBe(secret)
      expect(addresses).toEqual([])
    }
  })

  it('of another wave is not used, and a newer link wins', () => {
    const tab = openTab(`#${secret}`)
    takeLink(tab.page, waveId)
    expect(takeLink(openTab('', tab.kept).page, '00000000-0000-4000-8000-000000000000')).toBeNull()
    const newer = secret.replace('A', 'Z')
    expect(takeLink(openTab(`#${newer}`, tab.kept).page, waveId)).toBe(newer)
  })

  it('is none without a fragment, or with one that isn’t a secret', () => {
    for (const hash of ['', '#', '#top', '#<script>', `#${'x'.repeat(65)}`]) {
      const tab = openTab(hash)
      expect(takeLink(tab.page, waveId)).toBeNull()
      expect(tab.kept.size).toBe(0)
    }
  })
})
