import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { chromium } from '@playwright/test'

/** The one without windows first: it draws the same pages with a quarter less work. */
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Finds a Chromium, or installs one: by the system's packages as root, else by Playwright's download.
 * @returns its path, or null when there is none and none could be installed
 */
export function findBrowser(): string | null {
  const places = () => [...usual, chromium.executablePath()].find((place) => fs.existsSync(place)) ?? null
  const found = process.env.CHROMIUM || places()
  if (found) return found
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-q'])
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (!places()) run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name])
    }
  }
  if (!places()) run('npx', ['playwright', 'install', 'chromium'])
  return places()
}

function run(command: string, args: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { stdio: 'inherit', env })
}
