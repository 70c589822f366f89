import { type Sql, statement } from '../../db/sql.ts'
import type { LineUsage } from './read.ts'

/** What LINE says of the month's messages, for every town that is reached through it; an older reading changes nothing. */
export const noteLineUsage = (sql: Sql, { used, quota, readAt }: LineUsage): Promise<number> =>
  sql.count(statement`insert into line_usage (town_id, used, quota, read_at)
    select id, ${used}::int, ${quota}::int, ${readAt}::timestamptz from town where line_destination is not null
    on conflict (town_id) do update set used = excluded.used, quota = excluded.quota, read_at = excluded.read_at
      where line_usage.read_at < excluded.read_at`)
