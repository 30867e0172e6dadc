import { expect, type Page } from '@playwright/test'
import type { SmtpSink } from './smtp-sink.ts'

/** Asks for a link on the page, reads the mail that arrived, opens it and presses the button. */
export async function signInByMail(page: Page, url: string, sink: SmtpSink, email: string): Promise<void> {
  const before = sink.received.length
  await page.goto(`${url}/connexion`)
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await page.waitForURL('**/connexion/envoye')
  const mine = () => sink.received.slice(before).find(({ recipient }) => recipient === email)
  await expect.poll(() => mine()?.recipient, { timeout: 30_000 }).toBe(email)
  await page.goto(signInLinkIn(mine()!.mail.text ?? ''))
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await page.waitForURL('**/demarches')
}

/** The link of a sign-in mail. */
export function signInLinkIn(text: string): string {
  const link = /https?:\/\/\S+\/connexion\/lien#[\w-]+/.exec(text)?.[0]
  if (!link) throw new Error('no sign-in link in this message')
  return link
}
