// Minutes for the public: nobody's full name, no telephone number, no address of mail. Pure; what is not certain is listed.
import { calledBehind } from './called.ts'
import { findNames, type Names, namesAsFound } from './find-names.ts'
import { findParts } from './find-parts.ts'
import { around, foldLetter, foldText, foldWhole, isHan, LETTERS_LEAST, placeOf } from './fold-text.ts'
import type { Named } from './read.ts'
import { type ContactWords, withholdContacts } from './withhold-contacts.ts'

export type Who = Pick<Named, 'as' | 'title'>

/** What stands instead of somebody's name; `office` stood behind it: 議長. */
export type PublicWords = ContactWords & { instead: (who: Who, office: string | undefined) => string }

export type Withheld = {
  text: string
  /** How many names, and how many numbers and addresses, were taken out. */
  names: number
  contacts: number
  /** Places somebody should look at: a surname alone, a name within a longer one. */
  uncertain: string[]
}

/** Names written as they sound; shorter ones are words, too. */
const KANA_LEAST = 4

export function withholdNames(text: string, people: Named[], words: PublicWords): Withheld {
  const silent = withholdContacts(text, words)
  const names = namesOf(people)
  const named = replaced(silent.text, names, words)
  // A seat's title may hold somebody's name, and so may what stands together now.
  let whole = named.text
  for (let next = blotted(whole, names); next !== whole; next = blotted(whole, names)) whole = next
  const uncertain = new Set([...named.uncertain, ...findParts(whole, people)])
  return { text: whole, names: named.count, contacts: silent.count, uncertain: [...uncertain] }
}

/** Stands where no other words would do. */
const BLOT = '〓'

function namesOf(people: Named[]): Names<Who> {
  const known = new Map<string, { letters: string[]; of: Who }>()
  for (const { name, kana, as, title } of people)
    for (const letters of [foldWhole(name), kanaOf(kana)]) {
      const key = letters.join('')
      if (letters.length < LETTERS_LEAST || letters.every((letter) => letter === BLOT)) continue
      known.set(key, { letters, of: either(known.get(key)?.of, { as, title }) })
    }
  return namesAsFound(known.values())
}

const kanaOf = (kana: string | null): string[] => {
  const letters = foldWhole(kana ?? '')
  return letters.length < KANA_LEAST ? [] : letters
}

/** Who came for somebody is named as that; of two others with one name nobody says which is meant. */
function either(known: Who | undefined, who: Who): Who {
  if (!known || (known.as === who.as && known.title === who.title)) return who
  return known.as === 'proxy' ? known : { as: 'other', title: null }
}

type Replaced = { text: string; count: number; uncertain: string[] }

function replaced(text: string, names: Names<Who>, { instead }: PublicWords): Replaced {
  const folded = foldText(text, foldLetter)
  const found = findNames(folded, names)
  const uncertain: string[] = []
  let out = ''
  let done = 0
  for (const { at, length, of } of found) {
    const place = placeOf(folded, at, length)
    const { office, length: behind } = behindName(of, text.slice(place.to, place.to + BEHIND_MOST))
    out += text.slice(done, place.from) + instead(of, office)
    done = place.to + behind
    // 「小林はるか」の中の「林はるか」: it may be somebody else's name, of which a letter is left.
    if (isHan(folded.letters[at - 1])) uncertain.push(around(text, place))
  }
  return { text: out + text.slice(done), count: found.length, uncertain }
}

const BEHIND_MOST = 120

/** What goes with a name: 委員, 様, an office, and the seat's own title in brackets. */
function behindName({ as, title }: Who, behind: string): { length: number; office: string | undefined } {
  const called = calledBehind(behind)
  const office = as === 'member' ? called?.office : undefined
  const kept = called?.office !== undefined && office === undefined
  const length = kept ? 0 : (called?.length ?? 0)
  const bracket = /^ ?[（(]([^（()）\n]{1,100})[)）]/.exec(behind.slice(length))
  const own = bracket?.[1] !== undefined && bracket[1].trim() === title
  return { length: own ? length + bracket[0].length : length, office }
}

function blotted(text: string, names: Names<Who>): string {
  const folded = foldText(text, foldLetter)
  let out = ''
  let done = 0
  for (const { at, length } of findNames(folded, names)) {
    const { from, to } = placeOf(folded, at, length)
    out += text.slice(done, from) + BLOT.repeat(LETTERS_LEAST)
    done = to
  }
  return out + text.slice(done)
}
