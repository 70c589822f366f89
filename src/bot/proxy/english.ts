// A proxy, in English: who comes instead, and taking that back, as a closed grammar (C1, P3, P5, P8).
import { comingIn } from '../attendance/english.ts'
import {
  chain,
  clauseGrammar,
  DATE,
  DAYS,
  type EnglishClause,
  english,
  englishClauses,
  LEFT_OPEN,
  MISFORTUNE,
  OPENERS,
  row,
} from '../language/grammar/english.ts'
import { grammarOf, type Row, type Says } from '../language/grammar/lattice.ts'
import type { Passage } from '../language/passage.ts'
import type { Named } from '../language/person.ts'
import { meetingSaid } from '../meeting/patterns.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'

const PROXY: Says = { proxy: true }
const CANCEL: Says = { cancel: true }
const PROXIES = 'proxy|proxies|representative|substitute|stand-in|stand in|replacement|delegate|alternate'
const INSTEAD =
  'on my behalf|in my place|in my stead|for me|instead of me|in place of me|as my proxy|as my representative|as my substitute|as my replacement|as my stand-in|as a proxy|as proxy|as my delegate|as my alternate|by proxy for me'

const ROWS: Row[] = [
  OPENERS,
  row(
    "i cant come so|i cant attend so|i can't make it so|i cannot attend so|i cannot come so|pls|plz|i can't attend so|as i can't attend|since i can't attend|i can't come so|instead",
    'S',
    'S',
  ),
  // Somebody, and what they do.
  row('will|is going to|shall|can|is', 'N', 'Nw'),
  row('also|kindly', 'Nw', 'Nw'),
  row(
    'go to the meeting|attend|come|go|be there|join|participate|be attending|be coming|attending|coming|going|joining|take part|sit in|be present|appear|speak|vote|be going|fill in|stand in|attend the meeting|come to the meeting|go to the meeting|attend this time',
    'Nw',
    'Na',
  ),
  row(INSTEAD, 'Na', 'V', PROXY),
  row('instead', 'Na', 'V', { proxy: true, weak: true }),
  row(
    'represent me|represent us|be representing me|representing me|take my place|take my seat|be taking my place|taking my place|cover for me|covering for me|stand in for me|standing in for me|be standing in for me|fill in for me|filling in for me|sit in for me|substitute for me|substituting for me|act for me|vote for me|act as my proxy|act as my representative|serve as my proxy',
    'Nw',
    'V',
    PROXY,
  ),
  ...chain(['be|', 'my', PROXIES], 'Nw', 'V', PROXY),
  ...chain(['represents|replaces', 'me'], 'N', 'V', PROXY),
  // My proxy is …
  ...chain(
    [
      'my|the',
      PROXIES,
      "is|will be|is going to be|:|name is|name:|'s name is|shall be|for this meeting is|for the meeting is|",
    ],
    'S',
    'To',
    PROXY,
  ),
  row(
    'proxy|proxy:|proxy is|proxy will be|proxy name|proxy name:|name of proxy|name of my proxy is',
    'S',
    'To',
    PROXY,
  ),
  row('my proxy:|my representative:|my substitute:', 'S', 'To', PROXY),
  // I appoint …
  ...chain(
    [
      "i|i'd like to|i would like to|i want to|i'll|i will|i hereby|let me|i wish to|i'm going to|please|i'm|i am|i have|i've|",
      'let|allow|appoint|name|nominate|register|designate|choose|authorize|authorise|send|sending|appointing|naming|nominating|assign|set|use|make|put down|have|ask|asked|asking|appointed|pick|list|record|add|having|enter|sign up|put|note',
    ],
    'S',
    'To',
    { sends: true },
  ),
  row("i'd like|i would like|i want", 'S', 'To', { sends: true }),
  ...chain(
    [
      "i'll have|i will have|i'm having|i am having|i have asked|i've asked|i asked|i'll ask|i will ask|i've arranged for",
      '',
    ],
    'S',
    'To',
    {
      sends: true,
    },
  ),
  row(
    'to attend|to come|to go|to join|attend|come|go|to represent me|to take my place|to stand in|to vote',
    'Ne',
    'Ne',
  ),
  row(
    'sit in for me|stand in for me|fill in for me|cover for me|act for me|substitute for me|go for me|come for me|take my place|take my seat|represent me|vote for me|go in my place|come in my place|come instead of me|go instead of me|be my proxy|be my representative',
    'Ne',
    'V',
    PROXY,
  ),
  ...chain(['as|to be|to act as|to serve as|as the|for', 'my|', PROXIES], 'Ne', 'V', PROXY),
  row(INSTEAD, 'Ne', 'V', PROXY),
  row('instead', 'Ne', 'V', { proxy: true, weak: true }),
  ...chain(
    [
      "i|i'd like to|i would like to|i want to|i'll|i will|please|i'm|i'm going to|",
      'hand|give|pass|delegate|transfer|entrust|giving|handing|passing',
      'my',
      'proxy|vote|seat|voting right|voting rights|right to vote',
      'to|over to',
    ],
    'S',
    'To',
    PROXY,
  ),
  // Somebody, not named yet.
  ...chain(
    [
      "i'd like to|i would like to|i want to|i need to|i have to|i'll|i will|i'm going to|i wish to|let me|i must|i plan to|i'd prefer to",
      'send|appoint|name|nominate|register|use|set up|set|designate|choose|arrange|have|assign|add|put in|get',
      'a proxy|someone as my proxy|somebody as my proxy|someone as a proxy|someone in my place|somebody in my place|someone else|somebody else|someone on my behalf|someone instead of me|somebody instead of me|someone else in my place|a substitute|a representative|my proxy|someone else instead',
    ],
    'S',
    'V',
    PROXY,
  ),
  row(
    "i'll attend by proxy|attending by proxy|by proxy|i will attend by proxy|proxy please|i need a proxy|i want a proxy|i'd like a proxy",
    'S',
    'V',
    PROXY,
  ),
  // Taking it back.
  ...chain(
    [
      "|i want to|i'd like to|i would like to|i need to|i have to|i'll|i will|i'm|could you|can you|could you please|can you please|let me|i must|let's",
      'cancel|cancelling|canceling|remove|removing|drop|withdraw|delete|revoke|undo|scrap|take off|take back|retract|cancel out|rescind|void|discard',
      'my|the|that|this|my earlier|my previous',
      'proxy|proxies|proxy registration|proxy appointment|proxy nomination|proxy request|proxy please|proxy for this meeting|proxy i registered|proxy i named',
    ],
    'S',
    'V',
    CANCEL,
  ),
  ...chain(
    [
      "i|i'll|i will|we",
      "don't|do not|no longer|won't|will not",
      'need|want|require',
      'a|the|my|that',
      'proxy',
    ],
    'S',
    'V',
    CANCEL,
  ),
  row(
    'no need for my substitute anymore|no need for my proxy anymore|no need for my substitute|no need for the substitute|no proxy needed|no proxy necessary|no need for a proxy|no need for the proxy|no need for my proxy|no more proxy|no proxy|proxy cancelled|cancel proxy|no proxy after all|no need of a proxy|the proxy is no longer needed|my proxy is no longer needed|the proxy is not needed|my proxy is not needed|proxy is no longer needed|forget the proxy|forget my proxy|forget about the proxy|never mind the proxy',
    'S',
    'V',
    CANCEL,
  ),
  row(
    'and vote for me|and vote on my behalf|and represent me|and speak for me|please|pls|plz|thanks|thank you|this time|anymore|any more|any longer|after all|now|at the meeting|to the meeting|for the meeting|for this meeting|for the next meeting|to this meeting|at the next meeting|to the next meeting|instead|that day|on that day|registration|too|as well|tomorrow|today|again',
    'V Na',
    'V',
  ),
  row(
    'and come myself|and attend myself|and attend in person|and come in person|and i will come myself',
    'V',
    'V',
    { self: true },
  ),
]

const NOT_NAME =
  '(?:so|then|therefore|thus|because|since|i|we|you|from|of|at|with|by|he|she|they|it|who|someone|somebody|everyone|nobody|anyone|everybody|my|the|a|an|that|this|there|will|would|can|is|not|no|never|if|maybe|proxy|attend|come|go|join|represent|speak|vote|sit|stand|fill|cover|take|says|said|told|tells|thinks|thought|asked|asks|hopes|wants|heard|knows|feels|wrote|writes|likes|agreed|believes|please|meeting|and|or|but|instead|as|for|to|in|on|need|have|want|cancel|what|when|where|how|why|one|myself|me|him|her|them|your|our|their|sorry|yes|ok|also|tbd|tba|none|undecided|decided|determined|confirmed|announced|later|soon|different|changed|named|chosen|registered|ready|unknown|attached|see|sick|ill)'
const WORD = `(?!${NOT_NAME}\\b)[a-z][a-z'-]{1,24}`
const TITLE =
  '(?:(?:vice[- ]|deputy )?(?:chair(?:man|woman|person)?|director|manager|president|head|chief|mayor)|secretary(?:-general)?|treasurer|principal|councillor|council member|section chief|division head|team leader|professor|officer)'
const RELATION =
  '(?:my|our|the|a) (?:(?:former|younger|older|good|dear) )?(?:colleague|coworker|co-worker|deputy|assistant|wife|husband|son|daughter|father|mother|brother|sister|friend|neighbou?r|secretary|boss|manager|staff member|staff|section chief|subordinate|partner|successor|director)'
const PERSON = `(?:${RELATION},? ?)?(?:(?:mr|ms|mrs|dr|prof)\\.? )?(?:${TITLE} )?(?:${WORD}(?: ${WORD}){0,2}|[一-龠々]{1,6} ?[一-龠々ぁ-んァ-ヶー]{0,8})(?:さん|様|氏)?(?:,? (?:from|of|at) (?:the |our |my )?${WORD}(?: ${WORD}){0,3})?`
const someone = (after: string, leaves: string) =>
  english(after, leaves, `(?:${PERSON}|${RELATION})`, () => ({ person: true }), 25)

const clauseIn = clauseGrammar(
  grammarOf({
    rows: ROWS,
    scanners: [
      someone('S', 'N'),
      someone('To', 'Ne'),
      english('V Na', 'V', `(?:${DATE}|${DAYS})`),
      english('S', 'S', `(?:for|at) (?:the )?(?:next )?meeting(?: (?:no\\.? ?|#)?\\d{1,3})?`),
      english(
        'V Na',
        'V',
        `(?:to|at|for) (?:the )?(?:next )?(?:council )?meeting(?: (?:no\\.? ?|#)?\\d{1,3})?`,
      ),
    ],
    ends: ['V', 'S', 'Ne', 'To'],
  }),
)

const ABOUT =
  /\b(?:prox(?:y|ies)|on my behalf|in my (?:place|stead)|represent(?:ing|s)? me|stand(?:ing)? in for me|instead of me|take my place)\b/u
const PARTS = new RegExp(
  `^(?:${RELATION},? ?)?(?:(?:mr|ms|mrs|dr|prof)\\.? )?(?:(?<title>${TITLE}) )?(?<name>.{0,80}?)(?:さん|様|氏|-?(?:san|sama|sensei))?(?:,? (?:from|of|at) (?:the )?(?<org>.{1,80}))?$`,
  'iu',
)

function personOf(typed: string): Named {
  const { title, name, org } = PARTS.exec(typed.trim())?.groups ?? {}
  const bare = name?.replace(/\s/gu, '')
  return { ...(bare && { name: bare }), ...(title && { title }), ...(org && { org: org.trim() }) }
}

type Verdict =
  | { kind: 'set'; person: string | undefined }
  | { kind: 'cancel'; self: boolean }
  | { kind: 'aside' | 'doubt' }

function judged(clause: EnglishClause): Verdict {
  const isAbout = ABOUT.test(clause.key)
  const account = clauseIn(clause)
  const says = account?.says
  const isRequest = /^could you |^can you please /u.test(clause.key) && says?.cancel === true
  if (clause.asks && !isRequest) return { kind: isAbout ? 'doubt' : 'aside' }
  if (says?.cancel) return { kind: 'cancel', self: says.self === true }
  const span = account?.steps.findLast(({ says: said }) => said.person)
  const person = span && clause.typed.slice(span.at, span.to)
  if (says?.proxy && (person !== undefined || account?.end === 'V')) return { kind: 'set', person }
  return {
    kind:
      isAbout ||
      (LEFT_OPEN.test(clause.key) &&
        (/^(?:if|when|unless|in case)\b/u.test(clause.key) || !MISFORTUNE.test(clause.key)))
        ? 'doubt'
        : 'aside',
  }
}

/** 「Instead of me, Tanaka will come」 */
const LEADS =
  /^(instead of me|in my place|in my stead|on my behalf)[、,]?\s*(?=[^、。,.]+ (?:will|is|can))([^、。,.]+)/iu
/** 「My deputy, Ms. Sato, will come instead of me」 */
const NAMED_BESIDE = /^(my [a-z]+)[、,]\s*((?:mr|ms|mrs|dr)\.? [a-z]+)[、,]\s*(?=(?:will|is|can)\b)/iu
/** 「My proxy can't come either, please cancel it」 */
const CANNOT =
  /^my (?:proxy|representative|substitute) (?:can't|cannot|can no longer|won't|isn't able to|is unable to) (?:come|attend|make it|be there|join)(?: either| anymore| any more)?$/u
const CANCELS_IT = /^(?:(?:please|pls|so) )*(?:cancel|remove|drop|withdraw|delete) (?:it|that|him|her|them)$/u

/** A proxy named or taken back in English; undefined where it is about something else. */
export function readProxyInEnglish(passage: Passage): Reading | undefined {
  const plain = /proxy/iu.test(passage.plain)
    ? passage.plain.replace(/[、,]\s*(?=(?:from|of) the )/giu, ' ')
    : passage.plain
  const clauses = englishClauses({
    ...passage,
    plain: plain.replace(LEADS, '$2 $1').replace(NAMED_BESIDE, '$1 $2'),
  })
  const read = clauses.map((clause, at): Verdict => {
    if (CANNOT.test(clause.key)) return { kind: 'aside' }
    const isOfProxy = /\bproxy\b/u.test(clauses[at - 1]?.key ?? '')
    return CANCELS_IT.test(clause.key) && isOfProxy && !clause.asks
      ? { kind: 'cancel', self: false }
      : judged(clause)
  })
  const acts = read.filter(({ kind }) => kind === 'set' || kind === 'cancel')
  if (acts.length === 0 && !clauses.some(({ key }) => ABOUT.test(key))) return undefined
  const open = read.some(
    ({ kind }, at) =>
      kind === 'doubt' && comingIn(clauses[at] ?? { key: '', typed: '', asks: true }) === undefined,
  )
  // 「I don't need the proxy, please remove it」 says one thing twice.
  const isOneThing = acts.length === 1 || acts.every(({ kind }) => kind === 'cancel')
  if (open || passage.isCut || acts.length === 0 || !isOneThing) return NOTHING
  const [act] = acts
  const meeting = meetingSaid(passage)
  if (act?.kind === 'set')
    return say('proxy', { meeting, ...(act.person !== undefined && personOf(act.person)) })
  const attend =
    (act?.kind === 'cancel' && act.self) || clauses.some((clause) => comingIn(clause) === 'attend')
  return say('proxy-cancel', { meeting, attend })
}
