import { calendarDay, provenance, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

const pledgeTable = (now: Date): Table => ({
  name: 'pledge',
  key: { body_id: text, person_id: text, from_date: calendarDay },
  columns: { article: text, ...provenance(now) },
})

export const writePledges = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'pledges',
    pledgeTable(importing.now),
    (importing.file.pledges ?? []).map(({ body, person, from, article, at, by, via }) => ({
      body_id: body,
      person_id: person,
      from_date: from,
      article,
      at,
      by_id: by,
      via,
    })),
  )
