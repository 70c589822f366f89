import { statement } from '../../db/sql.ts'

/** Holds while the one of a presence `r` may sit there: for their own seat, or as a proxy who still is one (P5). */
export const maySit = statement`(r.proxy_id is null or exists (select 1 from proxy y
  where y.town_id = r.town_id and y.id = r.proxy_id and y.state = 'accepted'))`
