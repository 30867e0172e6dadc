/** The two tables of a wave's urn, made at launch and dropped at close (anonymity.md, "Tables"). */
export interface UrnTableNames {
  invitations: `invitations_${string}`
  ballots: `ballots_${string}`
}

/** No foreign key, since dropping would wait for readers of the parent; no statistics, since they keep deleted values. */
export function urnTableStatements({ invitations, ballots }: UrnTableNames): string[] {
  return [
    `create table ${invitations} (hash bytea primary key, blinded_sha bytea)`,
    `create table ${ballots} (nullifier bytea primary key, enc bytea not null, ciphertext bytea not null)`,
    // A ciphertext can't be compressed, and stays beside its row up to a page's size: trying otherwise halves the rate.
    `alter table ${ballots} alter column ciphertext set storage external`,
    `alter table ${ballots} set (toast_tuple_target = 8160)`,
    ...['hash', 'blinded_sha'].map(
      (name) => `alter table ${invitations} alter column ${name} set statistics 0`,
    ),
    ...['nullifier', 'enc', 'ciphertext'].map(
      (name) => `alter table ${ballots} alter column ${name} set statistics 0`,
    ),
  ]
}
