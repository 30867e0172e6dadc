/** The page of the demonstration's accounts, and what its making says in the terminal. */
export default {
  title: 'Enter the demonstration',
  lede: 'The Val d’Ambre does not exist: its intermunicipal body (EPCI), its fifteen communes and their 280 members of staff are made up. The process began eight months ago.',
  rolesHeading: 'The accounts, one for each role',
  rolesHint: 'Each button makes a new sign-in link, valid once, for ten minutes.',
  enterAs: 'Enter as {{name}}',
  agentHeading: 'The people who answer',
  agentWho: 'A member of staff',
  agentSees:
    'No account: the invitation comes by e-mail. Open a message of the local mailbox and follow its link.',
  openMailbox: 'Open the mailbox',
  role: {
    pilot: {
      title: 'Project lead',
      sees: 'She prepares and launches consultations, keeps the directory of staff, publishes reports. She never sees who answered what.',
    },
    administrator: {
      title: 'Administrator',
      sees: 'He has the rights of the project lead; only he appoints or removes those who administer.',
    },
    moderator: {
      title: 'Moderator',
      sees: 'She is the first to read each comment, masks names and what concerns health, then confirms. Nobody sees it before her.',
    },
    human_resources: {
      title: 'Human resources: {{employers}}',
      sees: 'This account sees the staff of this employer. In published results it reads the territory, the groups of this employer and the comments once read. Never the groups of the others, never the answer of one person.',
    },
    steering_committee: {
      title: 'Member of the steering committee (comité de pilotage)',
      sees: 'He reads published results and reports, and the comments once read.',
    },
    follow_up_committee: {
      title: 'Member of the follow-up committee (comité de suivi)',
      sees: 'She reads published results, and reports once they are open to the other committees.',
    },
    staff_representative: {
      title: 'Staff representative',
      sees: 'He reads reports at the same moment as the steering committee, with the record of their publication. The opening record (procès-verbal) of each wave is sent to him: it is in the local mailbox.',
    },
    evaluator: {
      title: 'External evaluator',
      sees: 'She reads published results, and reports once they are open to the other committees.',
    },
  },
  making: {
    directory: 'The process, its {{communes}} communes and its {{agents}} members of staff…',
    opening: 'Wave {{label}}: launch, invitations, answers…',
    closing: 'Wave {{label}}: {{ballots}} sealed ballots. Counting and report…',
    open: 'Wave {{label}}: {{ballots}} sealed ballots. It stays open.',
  },
}
