// Jobs: for workers those they can take, for those who run the programme all of them.
import { findJobBefore } from '../../domain/claim/read.ts'
import { maySeeJob } from '../../domain/job/may.ts'
import { isOpen } from '../../domain/job/model.ts'
import { isOffice } from '../../domain/people/may.ts'
import { ownWorkParts } from '../delivery/view.ts'
import { questionParts } from '../question/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card } from '../turn/card.ts'
import { readLine } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { openJobsParts } from './choose.ts'
import { officeJob, officeList } from './office.ts'
import { chanceParts, jobFacts, jobName, offered, similarParts } from './view.ts'
import { wishesBeside } from './wishes.ts'
import { words } from './words.ts'

/** A sentence names the kind of work; what it wishes besides is looked for as well. */
function heard({ utterance }: Turn, args: ArgsOf<'job'>): ArgsOf<'job'> {
  const isSentence = utterance.manner === 'typed' && readLine(utterance.text).kind !== 'command'
  const beside = isSentence ? wishesBeside(utterance.text) : ''
  return beside === '' ? args : { ...args, search: [args.search, beside].filter(Boolean).join(' ') }
}

export async function job(turn: Turn, given: ArgsOf<'job'>): Promise<Card> {
  const args = heard(turn, given)
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const forOffice = isOffice(speaker) && speaker.worker === null
  if (args.job === undefined)
    return forOffice ? officeList(turn, args) : card(w.jobsTitle, await openJobsParts(turn, args))
  const found = await findJobBefore(act, speaker.personId, args.job)
  if (!found || !maySeeJob(speaker, found)) return refusal(w.noSuchJob(args.job), w.noSuchJobHint)
  turn.show({ job: found.no })
  if (forOffice) return officeJob(turn, found)
  return card(jobName(locale, found), [
    jobFacts(locale, town, found, act.now),
    ...(isOpen(found, act.now) || found.mine || found.applied
      ? await chanceParts(turn, offered(turn, found))
      : await similarParts(turn, found.no)),
    ...(found.mine ? await ownWorkParts(turn, found.no) : []),
    ...(await questionParts(turn, found.no)),
  ])
}
