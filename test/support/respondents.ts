import type { EmbeddedMaterial } from '#app/components/answer/embedded-material.ts'
import { makeBallot } from '#app/demo/native-respondent.ts'
import { encodeBallot } from '#app/domain/ballots/ballot-format.ts'
import type { Answers } from '#surveys/answers.ts'
import type { ReceivedMail } from './smtp-sink.ts'

/** The personal link of an invitation, as it stands in its text. */
export function linkOf({ mail }: ReceivedMail): string {
  const link = /https?:\/\/\S+\/e\/[\w-]+#[\w-]+/.exec(mail.text ?? '')?.[0]
  if (!link) throw new Error('no link in this message')
  return link
}

/** What the answer page gives to whoever opens it. */
export async function fetchMaterial(link: string): Promise<EmbeddedMaterial> {
  const html = await (await fetch(link)).text()
  const block = /<script type="application\/json" id="material">(.*?)<\/script>/s.exec(html)?.[1]
  return JSON.parse(block ?? '')
}

/** Answers through the two requests of a browser, with the native client. */
export async function answer(
  link: string,
  material: EmbeddedMaterial,
  group: string,
  answers: Answers,
): Promise<void> {
  const [page = '', secret = ''] = link.split('#')
  const urn = material.urn!
  const ballot = await makeBallot(
    {
      waveId: material.waveId,
      issueSpki: Buffer.from(urn.issueSpki, 'base64'),
      urnPublic: Buffer.from(urn.urnPublic, 'base64'),
      ballotLength: urn.ballotLength,
    },
    { v: urn.definitionHash, group, answers },
    async (blinded) => {
      const body = JSON.stringify({ secret, blinded: blinded.toString('base64url') })
      const reply = await post(`${page}/credential`, body, 'application/json')
      return Buffer.from((await reply.json()).signature, 'base64url')
    },
  )
  await post(`${page}/ballot`, new Uint8Array(encodeBallot(ballot)), 'application/octet-stream')
}

async function post(url: string, body: string | Uint8Array<ArrayBuffer>, type: string): Promise<Response> {
  const reply = await fetch(url, { method: 'POST', headers: { 'Content-Type': type }, body })
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}`)
  return reply
}
