import type { MailTransport } from '#app/domain/mail/transport.ts'
import type { DemonstrationAgent } from './agents.ts'
import { answersWave } from './answer-model.ts'

/** How many left between the two waves, without a word to whoever keeps the directory. */
const howMany = 3

/** The addresses of a few agents whose mailbox is closed since the first wave; none of them answers the second. */
export function closedMailboxes(agents: readonly DemonstrationAgent[]): ReadonlySet<string> {
  const owners = (email: string) => agents.filter((agent) => agent.email === email).length
  const gone = agents.flatMap((agent) =>
    agent.email && owners(agent.email) === 1 && !answersWave(agent, 1) ? [agent.email] : [],
  )
  return new Set(gone.slice(0, howMany))
}

/** The local mailbox, as a mail server that knows these addresses no longer. */
export function refusing(mail: MailTransport, addresses: ReadonlySet<string>): MailTransport {
  return {
    kind: mail.kind,
    verify: () => mail.verify(),
    close: () => mail.close(),
    send: async (message) =>
      addresses.has(message.to.address)
        ? { state: 'refused', reason: 'no-such-address' }
        : await mail.send(message),
  }
}
