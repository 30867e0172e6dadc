import { type Kysely, sql } from 'kysely'

/** What the pilot wrote as a decision, and for whom, is French until she writes it in English too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update reports set blocks = (
      select jsonb_agg(
        case when block ->> 'kind' = 'decisions' then jsonb_set(block, '{lines}', (
          select coalesce(jsonb_agg(line || jsonb_build_object(
            'decision', jsonb_build_object('fr', line -> 'decision', 'en', ''),
            'who', jsonb_build_object('fr', line -> 'who', 'en', '')) order by place), '[]')
          from jsonb_array_elements(block -> 'lines') with ordinality as lines (line, place)))
        else block end order by place)
      from jsonb_array_elements(blocks) with ordinality as blocks (block, place))
    where blocks @> '[{"kind": "decisions"}]'`.execute(db)
}
