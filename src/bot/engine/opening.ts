// What a turn begins with, read in one statement: was this event answered before, and who is speaking.
import { z } from 'zod'
import { among, type ForMany, forMany, statement } from '../../db/sql.ts'
import type { Transaction } from '../../db/transaction.ts'
import { hourDaysBefore } from '../../domain/calendar.ts'
import { ON } from '../../domain/meeting/model.ts'
import { EXPECTED, heldInvitation } from '../../domain/observer/model.ts'
import { lasts } from '../../domain/observer/read.ts'
import { languageIsOpen } from '../../domain/people/learn-language.ts'
import { workerState } from '../../domain/people/model.ts'
import { ALLOWED, proxyState } from '../../domain/proxy/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { loadTown } from '../../domain/town/read.ts'
import { type Card, cardSchema } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import { type Asked, type Shown, type Speaker, shownSchema, type Utterance } from '../turn/turn.ts'

const seat = z.object({
  seatId: z.string(),
  bodyId: z.string(),
  category: z.string(),
  title: z.string(),
  from: z.string(),
  to: z.string().nullable(),
})
const proxy = z.object({
  proxyId: z.int(),
  meetingId: z.string(),
  seatId: z.string(),
  state: proxyState,
  /** The member they stand for. */
  member: z.string(),
})
const worker = z.object({
  personId: z.string(),
  state: workerState,
  skills: z.array(z.string()),
  claimLimit: z.int(),
})
const supported = z.object({ name: z.string(), worker })
const asked = z.object({ id: z.string(), args: z.record(z.string(), z.string()), missing: z.string() })

const row = z.object({
  town: z.string(),
  version: z.int(),
  seen: z.object({ card: cardSchema, replied: z.boolean() }).nullable(),
  person_id: z.string().nullable(),
  reachable: z.boolean().nullable(),
  name: z.string().nullable(),
  locale: z.enum(['ja', 'en']).nullable(),
  roles: z.array(z.string()).nullable(),
  shown: shownSchema.nullable(),
  asked: asked.nullable(),
  talking: z.date().nullable(),
  language_open: z.boolean(),
  seats: z.array(seat).nullable(),
  proxies: z.array(proxy).nullable(),
  invitations: z.array(heldInvitation).nullable(),
  worker: worker.nullable(),
  supports: z.array(supported).nullable(),
})

export type Opening = {
  town: TownModel
  seen: { card: Card; replied: boolean } | null
  speaker: Speaker | null
  /** Whether notices reach this account; somebody who writes can be reached again. */
  reachable: boolean
  locale: Locale
  shown: Shown
  asked: (Omit<Asked, 'id'> & { id: string }) | null
  /** When staff last answered this account in a talk that goes on. */
  talking: Date | null
  /** Nobody has chosen the speaker's language, and their platform may be asked. */
  languageOpen: boolean
}

/** A day may have 25 hours. */
const LONGEST_DAY_MS = 25 * 3_600_000

/** Towns in memory, by id. A turn reads the town's version; the model is read again when it has grown or the day is over. */
export type TownMemory = Map<string, { model: TownModel; until: number }>

/** What each turn begins with, in the order of the utterances; undefined where the town is not known. */
export async function openTurns(
  transaction: Transaction,
  towns: TownMemory,
  utterances: Utterance[],
  now: Date,
): Promise<(Opening | undefined)[]> {
  const given = utterances.map(({ town, platform, userId, eventId }) => ({
    ...{ town, platform, account: userId, event: eventId, at: now },
  }))
  const found = await forMany(transaction.sql.rows, opening, given)
  const models = new Map<string, TownModel | undefined>()
  for (const { town: id, version } of found.flat())
    if (!models.has(id)) models.set(id, await recall(transaction, towns, { id, version, now }))
  return utterances.map(({ town: id, locale }, n) => {
    const [begun] = found[n] ?? []
    const town = models.get(id)
    return begun && town ? openingOf(begun, town, locale) : undefined
  })
}

const openingOf = (found: z.output<typeof row>, town: TownModel, locale: Locale | undefined): Opening => ({
  town,
  seen: found.seen,
  speaker: speakerOf(found),
  reachable: found.reachable ?? true,
  locale: found.locale ?? locale ?? 'ja',
  shown: found.shown ?? {},
  asked: found.asked,
  talking: found.talking,
  languageOpen: found.language_open,
})

function speakerOf({ person_id, name, worker, ...found }: z.output<typeof row>): Speaker | null {
  if (person_id === null || name === null) return null
  return {
    personId: person_id,
    name,
    roles: found.roles ?? [],
    seats: found.seats ?? [],
    proxies: found.proxies ?? [],
    invitations: found.invitations ?? [],
    worker,
    supports: found.supports ?? [],
  }
}

/** The town's model: from memory while it has not changed and the day is not over, otherwise read anew. */
export async function recall(
  { tx }: Pick<Transaction, 'tx'>,
  towns: TownMemory,
  { id, version, now }: { id: string; version: number; now: Date },
): Promise<TownModel | undefined> {
  const kept = towns.get(id)
  const today = kept && now.getTime() < kept.until && now.getTime() >= kept.until - LONGEST_DAY_MS
  if (today && kept.model.version === version) return kept.model
  const model = await loadTown({ tx, town: id }, now)
  if (model) towns.set(id, { model, until: hourDaysBefore(now, -1, 0, model.timezone).getTime() })
  return model
}

const opening: ForMany<typeof row> = {
  row,
  columns: 'town text, platform text, account text, event text, at timestamptz',
  statement: (given) => statement`
  select g.n, t.id as town, t.version,
    (select jsonb_build_object('card', i.card, 'replied', i.replied_at is not null) from inbox i
      where i.platform = g.platform and i.event_id = g.event) as seen,
    a.person_id, a.reachable, p.name, p.locale, p.roles, a.shown, a.asked,
    (select e.replied_at from enquiry e where e.town_id = t.id and e.platform = g.platform and e.user_id = g.account
      and e.ended_at is null) as talking,
    coalesce(${languageIsOpen(statement`g.at`)}, false) as language_open,
    (select jsonb_agg(jsonb_build_object('seatId', s.id, 'bodyId', s.body_id, 'category', s.category, 'title', s.title,
        'from', h.from_date, 'to', h.to_date)) from appointment h
      join seat s on s.town_id = h.town_id and s.id = h.seat_id
      where h.town_id = p.town_id and h.person_id = p.id and (h.to_date is null or h.to_date >= (g.at at time zone t.timezone)::date)) as seats,
    (select jsonb_agg(jsonb_build_object('proxyId', x.id, 'meetingId', x.meeting_id, 'seatId', x.seat_id, 'state', x.state, 'member', q.name)) from proxy x
      join person q on q.town_id = x.town_id and q.id = x.principal_id
      join meeting m on m.town_id = x.town_id and m.id = x.meeting_id and m.revision = x.revision and m.state in ${among(ON)} and m.ends_at > g.at
      where x.town_id = p.town_id and x.person_id = p.id and x.state in ${among(ALLOWED)}) as proxies,
    (select jsonb_agg(jsonb_build_object('observerId', o.id, 'meetingId', o.meeting_id, 'items', o.items, 'state', o.state) order by m.starts_at) from observer o
      join meeting m on m.town_id = o.town_id and m.id = o.meeting_id and ${lasts(statement`g.at`)}
      where o.town_id = p.town_id and o.person_id = p.id and o.state in ${among(EXPECTED)}) as invitations,
    (select jsonb_build_object('personId', w.person_id, 'state', w.state, 'skills', w.skills, 'claimLimit', w.claim_limit) from worker w
      where w.town_id = p.town_id and w.person_id = p.id) as worker,
    (select jsonb_agg(jsonb_build_object('name', q.name, 'worker', jsonb_build_object('personId', k.person_id, 'state', k.state,
        'skills', k.skills, 'claimLimit', k.claim_limit)) order by q.name_key) from supporter s
      join worker k on k.town_id = s.town_id and k.person_id = s.worker_id
      join person q on q.town_id = s.town_id and q.id = s.worker_id
      where s.town_id = p.town_id and s.person_id = p.id and s.state = 'agreed') as supports
  from ${given}
  join town t on t.id = g.town
  left join account a on a.town_id = t.id and a.platform = g.platform and a.user_id = g.account
  left join person p on p.town_id = a.town_id and p.id = a.person_id`,
}
