// A supporter says something for a worker who agreed to it (J12): the turn is the worker's, said by the supporter. Every
// answer, and every word to staff, says who entered it, and the worker hears of each act. The operations ask the database
// whether the worker still agrees.

import { foldName } from '../../domain/people/fold-name.ts'
import { isOffice } from '../../domain/people/may.ts'
import type { Supported } from '../../domain/people/model.ts'
import { words as claimWords } from '../claim/words.ts'
import { words as jobWords } from '../job/words.ts'
import { personKey } from '../people/choose.ts'
import { words } from '../supporter/words.ts'
import { commands } from '../table/table.ts'
import { type Button, buttons, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { type Line, line, readLine } from '../turn/line.ts'
import type { Notice } from '../turn/notice.ts'
import { refusal } from '../turn/refusal.ts'
import type { Speaker, Turn } from '../turn/turn.ts'

export type OnBehalf = { kind: 'own' } | { kind: 'for'; supported: Supported } | { kind: 'asks'; card: Card }

const OWN: OnBehalf = { kind: 'own' }

/** For whom a line is said: oneself, or somebody one supports; without a name the only one, where one is no worker oneself. */
export function whoseLine(turn: Turn, { id, args }: Line): OnBehalf {
  const { speaker, locale } = turn
  if (!commands[id].supported) return OWN
  const { supports, worker } = speaker
  const named = args.worker
  if (named !== undefined) return namedOne(turn, named)
  if (worker !== null && worker.state !== 'left') return OWN
  if (isOffice(speaker) || (supports.length === 0 && worker !== null)) return OWN
  const w = words(locale)
  if (supports.length === 0) return { kind: 'asks', card: refusal(w.noneYours, w.notYoursHint) }
  const [only] = supports
  if (only && supports.length === 1) return { kind: 'for', supported: only }
  const choices = supports.map((one) =>
    press(one.name, withWorker(line(id, args), personKey(one.worker.personId))),
  )
  return { kind: 'asks', card: card(w.whoFor, [text(w.whoForHint), buttons(...choices)], 'question') }
}

function namedOne({ speaker, locale }: Turn, named: string): OnBehalf {
  const key = foldName(named)
  const isMeant = (id: string, name: string) =>
    named === personKey(id) || named === id || (key !== '' && foldName(name).startsWith(key))
  if (isMeant(speaker.personId, speaker.name)) return OWN
  const found = speaker.supports.find(({ name, worker }) => isMeant(worker.personId, name))
  if (found) return { kind: 'for', supported: found }
  if (isOffice(speaker)) return OWN
  const w = words(locale)
  const shown = named === personKey(named.slice(personKey('').length)) ? '' : named
  return { kind: 'asks', card: refusal(shown ? w.notYours(shown) : w.settled, w.notYoursHint) }
}

/** The worker's turn, said by their supporter. */
export function turnFor(turn: Turn, { name, worker }: Supported): Turn {
  const ref = personKey(worker.personId)
  const supporter = turn.speaker.name
  return {
    ...turn,
    speaker: asWorker(name, worker),
    ask: (asked) => turn.ask({ id: asked.id, args: { ...asked.args, worker: ref }, missing: asked.missing }),
    undoable: ({ line: said, label }) => turn.undoable({ line: withWorker(said, ref), label }),
    notify: (notice) => turn.notify('staff' in notice.to ? signed(notice, supporter) : notice),
    link: (to) => turn.link({ ...to, person: to.person ?? worker.personId }),
  }
}

const asWorker = (name: string, worker: Supported['worker']): Speaker => ({
  ...{ personId: worker.personId, name, roles: ['worker'], worker },
  ...{ seats: [], proxies: [], invitations: [], supports: [] },
})

const signed = (notice: Notice, supporter: string): Notice => ({
  ...notice,
  card: (locale) => {
    const said = notice.card(locale)
    return { ...said, parts: [...said.parts, note(words(locale).entered(supporter))] }
  },
})

/** The answer, which says for whom it was; its buttons go on for the same worker. The worker hears what was done. */
export function answeredFor(turn: Turn, { name, worker }: Supported, said: Line, answer: Card): Card {
  const { locale, speaker } = turn
  if (answer.tone === 'done') tellTheWorker(turn, worker.personId, said, answer)
  const ref = personKey(worker.personId)
  return {
    ...answer,
    parts: [
      note(words(locale).behalf(name, speaker.name)),
      ...answer.parts.map((part) => forWorker(part, ref)),
    ],
  }
}

/** What was done, as it was answered: terms that come with a claim are the worker's (J1). */
function tellTheWorker(
  { notify, speaker, shown }: Turn,
  personId: string,
  { id, args }: Line,
  answer: Card,
): void {
  const no = args.job ?? shown.job
  notify({
    to: { people: [personId] },
    card: (theirs) => {
      const w = words(theirs)
      return card(w.doneForYou(speaker.name), [
        facts(
          [w.what, commands[id].summary[theirs]],
          no ? [w.job, jobWords(theirs).no(Number(no))] : undefined,
        ),
        text(answer.title),
        ...answer.parts.filter(isTold),
        note(w.doneHint),
        buttons(press(claimWords(theirs).myJobsTitle, line('my-jobs')), press(w.look, line('supporters'))),
      ])
    },
  })
}

const isTold = (part: Part): boolean =>
  part.kind === 'facts' ||
  part.kind === 'links' ||
  (part.kind === 'text' && part.tone !== 'note' && !part.secret)

function withWorker(said: string, ref: string): string {
  const read = readLine(said)
  return read.kind === 'command' && commands[read.line.id].supported && read.line.args.worker === undefined
    ? `${said} worker=${ref}`
    : said
}

function forWorker(part: Part, ref: string): Part {
  const kept = (one: Button): Button => ({ ...one, line: withWorker(one.line, ref) })
  if (part.kind === 'buttons' || part.kind === 'shortcuts')
    return { ...part, buttons: part.buttons.map(kept) }
  if (part.kind === 'form') return { ...part, preset: { ...part.preset, worker: ref } }
  if (part.kind !== 'list') return part
  return {
    ...part,
    items: part.items.map((item) => (item.button ? { ...item, button: kept(item.button) } : item)),
  }
}
