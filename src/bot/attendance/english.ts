// Coming and staying away, in English: the same closed grammar, word by word (C1).
import { ENDS } from '../language/grammar/endings.ts'
import { grammarOf, type Row, type Says, scan } from '../language/grammar/lattice.ts'
import type { Passage } from '../language/passage.ts'
import { meetingSaid } from '../meeting/patterns.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'

const COME: Says = { come: true }
const AWAY: Says = { away: true }
const words = (list: string): string =>
  list
    .split('|')
    .map((word) => `${word.trim()} `)
    .join('|')

const ROWS: Row[] = (
  [
    [
      "yes|ok|okay|sure|hi|hello|hi there|dear all|sorry|thanks|thank you|unfortunately|regrettably|well|also|of course|please|then|this time|hey|um|uh|yeah|yep|regretfully|alas|actually|so|great|good morning|good evening|no problem|i am afraid|i'm afraid|im afraid|my apologies|apologies|i regret that|sadly|no|for the next meeting|for this meeting",
      'S',
      'S',
    ],
    [
      "i'll|i will|i shall|i can|i plan to|i intend to|i'd like to|i would like to|i'm going to|i am going to|i'm happy to|i am happy to|happy to|glad to|will|i'd love to|i'd be happy to|i'll be able to|ill|i am able to|i'm able to|i should be able to|i'm able to|i'm free to",
      'S',
      'A',
    ],
    [
      'be pleased to|be delighted to|now|still|just|definitely|certainly|gladly|also|be able to|happily|be happy to|be glad to|personally|surely',
      'A',
      'A',
    ],
    [
      'attend|be there|come|join|join you|participate|make it|be attending|be joining|be coming|be present|take part|be participating',
      'A',
      'V',
      COME,
    ],
    [
      "i'm attending|i am attending|i'm coming|i am coming|i'm in|i am in|count me in|see you there|attending|joining|coming|i'm joining|i am joining|attend|im coming|im attending|will attend|i'm going|i am going|present|put me down as attending|mark me as attending|put me down|sign me up|see you at|see you then|see you|can attend|can come|can make it|can join|will come|will be there|will join|you can count on me|i'm planning to attend|i am planning to attend|i'm planning to come|planning to attend|i confirm my attendance|confirming my attendance",
      'S',
      'V',
      COME,
    ],
    [
      "i can't|i cannot|i can not|i won't|i will not|i'm unable to|i am unable to|i'm not able to|i am not able to|i won't be able to|i will not be able to|unable to|can't|cannot|i'm not going to|i am not going to|i will be unable to|i'll be unable to|won't be able to|i cant|i wont|cant|wont|not gonna|i'm not gonna|not going to|will not|won't|i can no longer|can no longer|will not be able to|not able to|i am no longer able to|i'm no longer able to",
      'S',
      'A',
      { not: 1 },
    ],
    [
      "i'll be absent|i will be absent|absent|i have to miss|i'll have to miss|i will have to miss|i must miss|i'll miss|i will miss|i'll skip|i will skip|i have to skip|i'll have to skip|count me out|my regrets|i send my regrets|not attending|i'm not attending|i am not attending|i'm not coming|i am not coming|i decline|i have to decline|i must decline|i'll pass|i have to pass|not coming|i can't make it|i decline the invitation|i must decline the invitation|i have to decline the invitation|i'll be skipping|i'm out|i'll sit this one out|i'll have to sit this one out|mark me as not attending|mark me as absent|put me down as absent|put me down as not attending|mark me absent|i can't anymore|i can't any more|i cannot anymore|i can't now|please excuse me|i have to cancel|i need to cancel",
      'S',
      'V',
      AWAY,
    ],
    [
      "not sure|not sure yet|undecided|tbd|i don't know yet|i do not know yet|i'll let you know|i will let you know|i'll let you know later|i'll let you know soon|maybe|i'm not sure|i am not sure|i'm not certain|not certain|still checking|i'm still checking|i'm not sure yet|i am not sure yet|i haven't decided|i haven't decided yet|i might come|i might attend|i may attend|i may come|i might be able to attend|i may be able to attend|it's up in the air|it's still up in the air|depends on my shift|it depends|depends on work|it depends on work|i'll know later|i need to check|let me check|let me get back to you|i'll get back to you|i will get back to you|too early to say|hard to say|i can't say yet|i cannot say yet",
      'S',
      'H',
      { hedge: true },
    ],
    ['yet|right now|at the moment|at this point|for now|sorry|thanks|thank you', 'H', 'H'],
    [
      "if i can|whether i can|if i will|whether i will|if i'll|whether i'll|that i can|if i'll be able to|whether i will be able to|if i'm|if i am",
      'H',
      'Hv',
    ],
    [
      'attend|come|make it|be there|join|participate|free|available|around|able to attend|able to come',
      'Hv',
      'H',
    ],
    ["it's up in the air|it's still up in the air|it is still open", 'S', 'H', { hedge: true }],
    [
      'online|remotely|over zoom|on zoom|via zoom|by zoom|through zoom|on teams|via teams|by video|via video|the meeting on zoom|from home',
      'V',
      'V',
      { mode: 'online' },
    ],
    [
      'at the hall|in person|on site|at the venue|face to face|at the town hall',
      'V',
      'V',
      { mode: 'in-person' },
    ],
    [
      "the invitation|in the meeting|meeting one|meeting two|meeting three|meeting four|meeting five|that day|that week|anymore|any more|sry|the session|if that's ok|if that is ok|if possible|if that's okay|if that's fine|if i may|though|in person though|as planned|with the others|on that day|at all|the meeting|this one|this time|it|next week|later|soon|tomorrow|today|myself|too|as well|please|then|the next meeting|next meeting|at the meeting|to the meeting|this meeting|for the meeting|to it|next time|yet|on time|with pleasure|again|for sure|after all|next month|this week|this month|the council|the council meeting|there|sorry|thanks|thank you",
      'V',
      'V',
    ],
    [
      'half an hour late|half an hour behind|an hour late|a bit late|a little late|late|slightly late|but late',
      'V',
      'V',
      { lateish: true },
    ],
    [
      "i'll be late|i will be late|i'll be a bit late|i'm running late|running late|running half an hour behind|running half an hour late|running behind|i'll be half an hour late|i will be half an hour late|i'll be an hour late|i will be a little late",
      'S',
      'V',
      { come: true, part: true },
    ],
    [
      "have to leave early|need to leave early|but have to leave early|i need to slip out before the end|i'll slip out before the end|i need to slip out early|i have to leave before the end|i have to leave early|i need to leave early|leaving early|i'll leave early|i will leave early|i'll have to leave early|i must leave early",
      'S',
      'V',
      { come: true, part: true, early: true },
    ],
    [
      "i plan on|i'm planning on|i am planning on|planning on|i look forward to|looking forward to",
      'S',
      'Ag',
    ],
    ['attending|coming|joining|joining you|being there|participating', 'Ag', 'V', COME],
    ['online|in person|remotely|on zoom', 'S', 'V', { come: true }],
    ['attendance', 'S', 'X'],
  ] satisfies Row[]
).map(
  ([list, after, leaves, says]): Row =>
    says ? [words(list), after, leaves, says] : [words(list), after, leaves],
)

const MINUTES = '(\\d{1,3}) ?(?:min(?:ute)?s?|m)'
const NO_REASON = '(?!.*\\b(?:if|unless|attend|come|coming|join|proxy|vote|said|says|told|maybe|might)\\b)'

const clauseIn = grammarOf({
  rows: ROWS,
  scanners: [
    scan(
      'V',
      'V',
      /(?:on |for |in )?(?:the |this )?(?:meeting )?(?:no\.? ?|#)?(?:(?:on |at )?(?:the )?\d{1,2}(?:st|nd|rd|th)?|\d{1,2}\/\d{1,2}|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?|monday|tuesday|wednesday|thursday|friday|saturday|sunday) /u,
    ),
    scan('V', 'V', new RegExp(`(?:because(?: of)?|due to|as i|since i|for) ${NO_REASON}[^?]{2,60} $`, 'u')),
    scan('V', 'V', new RegExp(`(?:about |around )?${MINUTES} late `, 'u'), () => ({ lateish: true })),
    scan('A', 'V', new RegExp(`be (?:about |around )?${MINUTES} late `, 'u'), () => ({
      come: true,
      part: true,
    })),
    scan('S', 'V', new RegExp(`(?:running |about |around )?${MINUTES} late `, 'u'), () => ({
      come: true,
      part: true,
    })),
  ],
  ends: [...ENDS, 'V', 'S', 'H'],
})

const ABOUT =
  /\b(?:attend(?:ing|ed|ance)?|come|coming|join(?:ing)?|make it|be there|absent|miss|skip|participate|present|late)\b/u
const OPEN =
  /\b(?:if|unless|whether|when|once|depends|provided|as long as|he|she|they|said|says|told|heard|would|could|should|was|were|did|had|last time|yesterday|everyone|everybody|my (?:wife|husband|son|daughter|boss|colleague))\b|n't\b.{0,12}\bn't\b/u
const SPLIT =
  /[.,;!:?]+ ?(?:but |and |so )?|\s+but\s+|\s+(?:and|so|however|because)\s+(?=i\b|i'|unfortunately|count|please|will|can't|cannot|can not|won't|must|need|have to|not )/u

const BEFORE =
  /^(?:i said|i told you|i had said|i wrote)(?: that)? i'(?:d|ll) (?:come|attend|be there|join)$|^i (?:was|had been) (?:going|planning) to (?:come|attend)$/u

const answerOf = (says: Says): 'attend' | 'absent' | 'undecided' | undefined => {
  if (says.hedge) return 'undecided'
  if (says.away) return says.not ? undefined : 'absent'
  if (!says.come) return undefined
  return says.not ? 'absent' : 'attend'
}

type Particulars = { mode: string | undefined; late: number | undefined; early: boolean }

/** An answer in English, with how and when; undefined where it is about something else. */
export function readAnswerInEnglish(
  passage: Passage,
  particulars: (key: string) => Particulars,
): Reading | undefined {
  const key = passage.key.replace(/[’‘]/gu, "'").replace(/、/gu, ', ').replace(/。/gu, '. ')
  const clauses = key
    .split(SPLIT)
    .map((clause) => clause.trim())
    .filter(Boolean)
  const read = clauses.map((clause) => ({ clause, account: clauseIn(`${clause} `) }))
  if (
    !read.some(
      ({ clause, account }) =>
        account?.says.come || account?.says.away || account?.says.hedge || ABOUT.test(clause),
    )
  )
    return undefined
  const acted = read.map(({ account }) => account !== undefined && answerOf(account.says) !== undefined)
  const doubtful = read.some(({ clause, account }, at) => {
    // 「I said I'd come, but …」 gives way to what follows it.
    if (account !== undefined || (BEFORE.test(clause) && acted.slice(at + 1).some(Boolean))) return false
    return ABOUT.test(clause) || OPEN.test(clause)
  })
  const asked = passage.clauses.some(
    ({ asks, key: clause }) =>
      asks && (ABOUT.test(clause) || clause.length <= 3 || clauseIn(`${clause} `)?.says.come !== undefined),
  )
  if (doubtful || asked || passage.isCut) return NOTHING
  const acts = read.flatMap(({ account }) => (account && answerOf(account.says) ? [account.says] : []))
  const whole = acts.filter((says) => !says.part)
  const answers = new Set((whole.length > 0 ? whole : acts).map(answerOf))
  const [answer] = answers
  if (answers.size !== 1 || answer === undefined) return NOTHING
  const meeting = meetingSaid(passage)
  if (answer === 'attend')
    return say('rsvp', {
      answer,
      meeting,
      ...particulars(key.replace(/half an hour (?:late|behind)/u, '30 minutes late')),
    })
  const note =
    answer === 'absent' ? /\b(?:because of|due to|because) (.{2,40}?)$/u.exec(passage.plain)?.[1] : undefined
  return say('rsvp', { answer, meeting, note })
}
