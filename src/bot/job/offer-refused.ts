import type { OfferRefusal } from '../../domain/job/open.ts'
import { nameOfPerson } from '../../domain/people/read.ts'
import type { Card } from '../turn/card.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** Why a job cannot be offered to those who were named. */
export async function offerRefused({ locale, act }: Turn, why: OfferRefusal): Promise<Card> {
  const w = words(locale)
  switch (why.kind) {
    case 'nobody-named':
      return refusalAbout('workers', w.nobodyNamed, w.nobodyNamedHint)
    case 'named-beside':
      return refusalAbout('workers', w.namedBeside, w.namedBesideHint)
    case 'no-worker-named': {
      const name = (await nameOfPerson(act, why.personId)) ?? why.personId
      return refusalAbout('workers', w.noWorkerNamed(name), w.noWorkerNamedHint)
    }
  }
}
