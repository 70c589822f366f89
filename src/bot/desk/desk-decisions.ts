import { mayConvene } from '../../domain/meeting/may.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { approverOf, mayAllowProxy } from '../../domain/proxy/may.ts'
import { type ProxyToAllow, proxiesToAllow } from '../../domain/proxy/read.ts'
import { nameOf } from '../meeting/view.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { meetingOf, sayNominee } from '../proxy/view.ts'
import { words as proxyWords } from '../proxy/words.ts'
import { heading, near, note, type Part, press } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { brief, type Room, row, type Section } from './view.ts'
import { words } from './words.ts'

/** What waits for the speaker's word: proxies to allow and drafts to convene. Staff see all of the town's. */
export async function deskDecisions(turn: Turn, room: Room): Promise<Section> {
  const w = words(turn.locale)
  const [drafts, named] = [draftsFor(turn), await proxiesFor(turn)]
  const waiting = drafts.length + named.total
  if (waiting === 0) return { parts: [note(w.noDecisions)], waiting }
  const [firstNamed, firstDrafts] = [named.proxies.slice(0, room.rows), drafts.slice(0, room.rows)]
  const more = waiting - firstNamed.length - firstDrafts.length
  return {
    waiting,
    parts: [
      heading(w.decisions),
      ...firstNamed.flatMap((one) => proxyParts(turn, one)),
      ...draftParts(turn, firstDrafts),
      ...(more > 0 ? [note(w.moreDecisions(more))] : []),
    ],
  }
}

async function proxiesFor(turn: Turn): Promise<{ proxies: ProxyToAllow[]; total: number }> {
  const { act, town, speaker } = turn
  const all = await proxiesToAllow(act)
  if (isStaff(speaker)) return { proxies: all, total: all[0]?.total ?? 0 }
  const theirs = all.filter((one) => {
    const meeting = meetingOf(town, one)
    return meeting && mayAllowProxy(town, meeting, { actor: speaker, now: act.now }).allowed
  })
  return { proxies: theirs, total: theirs.length }
}

function proxyParts({ locale, town, act, speaker }: Turn, one: ProxyToAllow): Part[] {
  const w = proxyWords(locale)
  const meeting = meetingOf(town, one)
  const chair = meeting && approverOf(town, meeting, act.now).personId
  const about = meeting
    ? [nameOf(town, meeting), sayWhen(meeting.startsAt, town.timezone, locale)].map((words) => brief(words))
    : []
  const forOther = chair && chair !== speaker.personId ? [words(locale).forChair] : []
  return [
    row(w.proxyToApprove(one.member, sayNominee(locale, one)), [...about, ...forOther]),
    near(
      press(w.proxyApprove, line('proxy-approve', { proxy: one.id }), { style: 'primary' }),
      press(w.proxyRefuse, line('proxy-refuse', { proxy: one.id })),
    ),
  ]
}

/** Drafts still to come: of staff, who put them before the convener, and of whoever convenes them (rule 6(1)). */
const draftsFor = ({ town, act, speaker }: Turn): Meeting[] =>
  town.meetings.filter(
    (one) =>
      one.state === 'draft' &&
      one.startsAt > act.now &&
      (isStaff(speaker) || mayConvene(town, one, { actor: speaker, via: act.via, now: act.now }).allowed),
  )

function draftParts({ locale, town }: Turn, drafts: Meeting[]): Part[] {
  if (drafts.length === 0) return []
  const w = meetingWords(locale)
  const items = drafts.map((one) => ({
    title: brief(words(locale).which(nameOf(town, one), w.state.draft)),
    note: brief(`${sayWhen(one.startsAt, town.timezone, locale)}・${one.place}`, 100),
    button: press(w.convene, line('meeting-convene', { meeting: one.id }), { style: 'primary' as const }),
  }))
  return [{ kind: 'list', items, empty: '' }]
}
