// The proxy handshake: the member names, the secretariat (or chair) allows, the proxy accepts with a code.
import type { Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { isKnown } from '../../domain/people/read.ts'
import { LIVING, type Nominee } from '../../domain/proxy/model.ts'
import { type Named, nameProxy } from '../../domain/proxy/name.ts'
import {
  actFor,
  invited,
  isReceived,
  needsMember,
  staffForm,
  type Whose,
  whoseAnswer,
} from '../attendance/choose.ts'
import { keptCard } from '../attendance/view.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { chooseToAnswer } from '../meeting/choose.ts'
import { meetingFacts, movedCard, nameOf } from '../meeting/view.ts'
import { personKey } from '../people/choose.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, type Part, press, strong, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { proxySubject } from '../turn/notice.ts'
import { confirm } from '../turn/question.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { isDoubtfulName } from './patterns.ts'
import { readNominee } from './sentences.ts'
import { allowNotice, codeParts, confirmFalls, nameRefused, sayNominee } from './view.ts'
import { words } from './words.ts'

type ProxyArgs = ArgsOf<'proxy'>

export async function proxy(turn: Turn, args: ProxyArgs): Promise<Card> {
  if (isReceived(turn, args)) return refusal(attendanceWords(turn.locale).notForOthers)
  if (needsMember(turn, args)) return nomineeForm(turn, args)
  if (isStaff(turn.speaker) && args.name && !args.member) {
    const read = args.via ? lastIsMember(args) : await memberAmong(turn, args)
    if (read) return proxy(turn, read)
  }
  const { act, town } = turn
  const chosen = await chooseToAnswer(turn, 'proxy', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (args.of !== undefined && args.of !== meeting.revision) return movedCard(turn.locale, town, meeting)
  const nominee = args.name ? nomineeOf(args.name, args) : undefined
  if (!nominee) return askName(turn, meeting, args)
  const whose = await whoseAnswer(turn, meeting, args.member, { id: 'proxy', args, key: 'member' })
  if ('card' in whose) return whose.card
  const code = turn.code()
  if (args.sure === 'no') return keptCard(turn, meeting)
  if (!args.sure && isDoubtfulName(nominee.name))
    return confirmName(turn, meeting, { args, name: nominee.name })
  const nomination = { ...invited(meeting, whose), nominee, code, sure: args.sure === 'yes' }
  const named = await nameProxy(actFor(turn, whose, args.via), nomination)
  if (!named.ok) {
    const { refusal: why } = named
    const yes = words(turn.locale).proxyReplaceBy(nominee.name)
    if (why.kind === 'proxy-stands')
      return confirmFalls(turn, meeting, { proxy: why.proxy, id: 'proxy', args, yes })
    if (why.kind === 'proxy-name-short') askForName(turn, meeting, args)
    return { ...(await nameRefused(turn, why)), about: 'name' }
  }
  const written: Written = { meeting, nominee, whose, named: named.value, code }
  if (named.value.again) return namedAgain(turn, written)
  if (named.value.state === 'named') {
    const { proxyId } = named.value
    turn.notify(allowNotice(town, meeting, { member: whose.person.name, nominee, proxyId, now: act.now }))
  }
  if (whose.forOther) notifyMember(turn, written, args.via)
  notifyReplaced(turn, written)
  editReplaced(turn, written)
  return namedCard(turn, written)
}

type Written = { meeting: Meeting; nominee: Nominee; whose: Whose; named: Named; code: string }

/** Staff type `/proxy 第3回 佐藤花子 窓口 田中一郎`: the proxy first, the member last. */
function lastIsMember(args: ProxyArgs): ProxyArgs {
  const typed = args.name?.split(/\s+/) ?? []
  return { ...args, name: typed.slice(0, -1).join(' ') || undefined, member: typed.at(-1) }
}

/** Staff type `/proxy 第3回 田中一郎 佐藤花子`: the member is the one the register knows, first or last. */
async function memberAmong({ act }: Turn, args: ProxyArgs): Promise<ProxyArgs | undefined> {
  const typed = args.name?.split(/\s+/) ?? []
  if (typed.length < 2) return undefined
  for (const count of [1, 2]) {
    const [first, last] = [typed.slice(0, count).join(''), typed.slice(-count).join('')]
    const rest = { first: typed.slice(count), last: typed.slice(0, -count) }
    if (rest.first.length > 0 && (await isKnown(act, first)))
      return { ...args, member: first, name: rest.first.join(' ') }
    if (rest.last.length > 0 && (await isKnown(act, last)))
      return { ...args, member: last, name: rest.last.join(' ') }
  }
  return undefined
}

/** 「総務課 佐藤花子 係長」: organisation, name and title are told apart as in a sentence; a form gives them apart. */
function nomineeOf(name: string, { title, org }: Pick<ProxyArgs, 'title' | 'org'>): Nominee | undefined {
  // What begins as a particle would, begins a name here: はるか, かおる.
  const read = /^[はがをにもと]/u.test(name)
    ? { name: undefined, title: undefined, org: undefined }
    : readNominee(name)
  // Japanese names have no inner space; a name in Latin letters keeps its own.
  const latin = /^[\x20-\x7e]+$/.test(name) ? name.trim().replace(/\s+/g, ' ') : undefined
  const bare = latin ?? read.name ?? name.normalize('NFKC').replace(/\s/g, '')
  return bare === '' ? undefined : { name: bare, title: title ?? read.title, org: org ?? read.org }
}

const nomineeFields = ({ locale }: Turn): Field[] =>
  (['name', 'org', 'title'] as const).map((name) => ({
    name,
    label: name === 'name' ? words(locale).proxyIs : argumentLabel('proxy', name, locale),
    kind: 'text',
    optional: name !== 'name',
  }))

const nomineeForm = (turn: Turn, { meeting }: ProxyArgs): Promise<Card> =>
  staffForm(turn, 'proxy', {
    title: words(turn.locale).proxyFormTitle,
    meeting,
    fields: nomineeFields(turn),
  })

/** Words that may be no name at all are shown back before they are filed. */
function confirmName(turn: Turn, meeting: Meeting, { args, name }: { args: ProxyArgs; name: string }): Card {
  const w = words(turn.locale)
  return confirm(turn, {
    id: 'proxy',
    args: { ...args, meeting: meeting.id },
    title: w.proxyNameSure(name),
    parts: [text(nameOf(turn.town, meeting)), text(w.proxyNameSureHint)],
    yes: w.proxyNameYes(name),
    no: w.proxyNameNo,
  })
}

/** The next words are the name. */
function askForName(turn: Turn, meeting: Meeting, args: ProxyArgs): Record<string, string> {
  const preset = { meeting: meeting.id, ...(args.member ? { member: args.member } : {}) }
  turn.ask({ id: 'proxy', args: preset, missing: 'name' })
  return preset
}

function askName(turn: Turn, meeting: Meeting, args: ProxyArgs): Card {
  const w = words(turn.locale)
  const preset = askForName(turn, meeting, args)
  const fields = nomineeFields(turn)
  return card(
    w.proxyFormTitle,
    [
      text(nameOf(turn.town, meeting)),
      text(w.proxyName),
      { kind: 'form', command: 'proxy', preset, submit: w.proxyFormTitle, fields },
    ],
    'question',
  )
}

function namedAgain({ locale, town }: Turn, { meeting, nominee, named }: Written): Card {
  const w = words(locale)
  const waits = named.state === 'named'
  return card(waits ? w.proxyAgainNamed : w.proxyAgainApproved, [
    meetingFacts(locale, town, meeting, [w.proxyIs, sayNominee(locale, nominee)]),
    note(waits ? w.proxyWaits : w.proxyAgainHint),
    buttons(press(commonWords(locale).undo, line('proxy-cancel', { meeting: meeting.id }))),
  ])
}

/** The code where leave is not needed; otherwise that it is being checked. */
const howOn = ({ locale }: Pick<Turn, 'locale'>, { named, nominee, code }: Written): Part[] =>
  named.state === 'approved' ? codeParts(locale, nominee.name, code) : [text(words(locale).proxyWaits)]

/** What staff write down, the member hears (N3). */
function notifyMember({ town, notify, speaker }: Turn, written: Written, via: ProxyArgs['via']): void {
  const { meeting, nominee, whose } = written
  notify({
    to: { people: [whose.person.id] },
    while: { proxy: { id: written.named.proxyId, states: [...LIVING] } },
    card: (locale) => {
      const w = words(locale)
      const how = attendanceWords(locale)
      return card(w.proxyNamed, [
        text(nameOf(town, meeting)),
        meetingFacts(locale, town, meeting, [w.proxyIs, sayNominee(locale, nominee)]),
        ...howOn({ locale }, written),
        note(how.answeredFor(speaker.name, how.via[via ?? 'staff'])),
        buttons(press(commonWords(locale).undo, line('proxy-cancel', { meeting: meeting.id }))),
      ])
    },
  })
}

/** Who was to come, and had shown their code, hears that somebody else does. */
function notifyReplaced({ town, notify }: Turn, { meeting, whose, named }: Written): void {
  const personId = named.replaced?.personId
  if (!personId) return
  notify({
    to: { people: [personId] },
    card: (locale) =>
      card(words(locale).proxyNoLonger.withdrawal(whose.person.name), [
        text(nameOf(town, meeting)),
        meetingFacts(locale, town, meeting),
      ]),
  })
}

/** The notice of the one named before needs no decision any more. */
function editReplaced({ town, notify }: Turn, { meeting, whose, named }: Written): void {
  if (!named.replaced) return
  const { id, name } = named.replaced
  notify({
    to: { staff: true },
    edits: proxySubject(id),
    card: (locale) =>
      card(words(locale).proxyToApprove(whose.person.name, name), [
        text(nameOf(town, meeting)),
        strong(words(locale).proxyFellAwaySince.withdrawal),
      ]),
  })
}

function namedCard({ locale, town, undoable }: Turn, written: Written): Card {
  const { meeting, nominee, whose, named } = written
  const w = words(locale)
  const { answerLabel, yourAnswer, answer } = attendanceWords(locale)
  const { person, forOther } = whose
  const whoseFact: [string, string] = forOther
    ? [answerLabel, `${person.name}：${answer.proxy}`]
    : [yourAnswer, answer.proxy]
  const replaced = named.replaced && named.replaced.name !== nominee.name ? named.replaced.name : undefined
  const member = forOther ? personKey(person.id) : undefined
  const back = line('proxy-cancel', { meeting: meeting.id, member })
  const undo = press(commonWords(locale).undo, back)
  undoable({ line: back, label: `${nameOf(town, meeting)}：${w.proxyIs} ${sayNominee(locale, nominee)}` })
  return card(
    named.state === 'approved' ? w.proxyApproved : w.proxyNamed,
    [
      text(nameOf(town, meeting)),
      meetingFacts(locale, town, meeting, whoseFact, [w.proxyIs, sayNominee(locale, nominee)]),
      ...(replaced ? [note(w.proxyReplaced(replaced))] : []),
      ...(forOther ? [] : howOn({ locale }, written)),
      buttons(undo),
    ],
    'done',
  )
}
