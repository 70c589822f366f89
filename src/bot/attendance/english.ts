// Coming and staying away, in English: the same closed grammar, word by word (C1).
import {
  chain,
  clauseGrammar,
  DATE,
  DAYS,
  type EnglishClause,
  english,
  OPENERS,
  row,
} from '../language/grammar/english.ts'
import { type Account, grammarOf, type Row, type Says } from '../language/grammar/lattice.ts'
import { hedgesInEnglish } from './hedges-in-english.ts'

const COME: Says = { come: true }
const AWAY: Says = { away: true }
const HEDGE: Says = { hedge: true }
const PART: Says = { come: true, part: true }
const EARLY: Says = { ...PART, early: true }

const BE = "i'm|i am|im"
const SURE =
  'be|be very|definitely|certainly|gladly|happily|also|still|now|just|surely|personally|absolutely|of course|for sure|really|be sure to|make sure to|indeed|too|all|both'

const ROWS: Row[] = [
  OPENERS,
  // Who will, can, wants to.
  row(
    "i'll|i will|i shall|i can|i plan to|i intend to|i'd like to|i would like to|i want to|i'd love to|i'd be happy to|i'd be glad to|i would be happy to|i would be glad to|i'd be delighted to|i expect to|i'm going to|i am going to|i'm gonna|will|can|shall|gonna|ill|i'll be able to|i will be able to|i should be able to|i'll be happy to|i'll be glad to|happy to|glad to|pleased to|delighted to|plan to|going to|would love to|would like to|i'm able to|i am able to|able to|i've decided to|i have decided to|i managed to free my schedule to|i can only|can only|i'll only be able to|let me|it will be my pleasure to|i'd be honored to|i'd be honoured to|i'd prefer to|i prefer to|i would prefer to|i'd rather",
    'S',
    'A',
  ),
  row(SURE, 'A', 'A'),
  row(
    'pleased to|delighted to|happy to|glad to|able to|be pleased to|be delighted to|be happy to|be glad to|be able to|be honored to',
    'A Be',
    'A',
  ),
  row(
    'attend|be there|come|come along|come by|stop by|swing by|join|join in|join you|join you all|make it|be attending|be joining|be joining you|be coming|be present|be in attendance|take part|take part in|participate|participate in|be participating|be participating in|be here|be at|go|show up|be in|drop by|turn up|attend it|sit in|sit in on|be with you|see you',
    'A',
    'V',
    COME,
  ),
  // As people say it whose first language is another.
  row('i|i do|i also|yes i', 'S', 'Ai'),
  row("i not|i no|i don't|i do not|i can not|i no can", 'S', 'Ai', { not: 1 }),
  row('attend|come|join|participate|take part', 'Ai', 'V', COME),
  row(
    "i'm away|i am away|i'm out of town|i am out of town|i'm abroad|i am abroad|i'm travelling|i'm traveling|i'm on a trip|i'm overseas",
    'S',
    'Va',
    AWAY,
  ),
  row(
    'that week|that day|on that day|then|on the day|that weekend|all week|the whole week|all that week',
    'Va',
    'V',
  ),
  row('absent|absence', 'A', 'V', AWAY),
  row('dial in|log in|connect|call in|zoom in|log on|join by phone', 'A', 'V', {
    come: true,
    mode: 'online',
  }),
  row(BE, 'S', 'Be'),
  row(`${SURE}|happily|able to be`, 'Be', 'Be'),
  row(
    'attend|join|participate|attending|coming|joining|joining you|participating|participating in|going|in|taking part|taking part in|a yes|on board',
    'Be',
    'V',
    COME,
  ),
  row('planning to|going to|looking forward to being able to|intending to|gonna', 'Be', 'A'),
  row('planning on|looking forward to|confirming that i will be|confirming my', 'Be', 'Ag'),
  row('i plan on|planning on|i look forward to|looking forward to', 'S', 'Ag'),
  row(
    'attending|coming|joining|joining you|being there|participating|participating in|attendance|it|seeing you|seeing you all|seeing everyone|seeing you there|meeting you all|the meeting',
    'Ag',
    'V',
    COME,
  ),
  row(
    "attending|joining|coming|attend|present|will attend|count me in|count me|see you there|see you then|you can count on me|count on me|you can count me in|expect me|expect me there|save me a seat|save a seat for me|put me down|sign me up|i confirm my attendance|i can confirm my attendance|i confirm attendance|confirming my attendance|confirming attendance|confirm my attendance|my attendance is confirmed|i accept|i accept the invitation|i gladly accept|i gladly accept the invitation|i accept your invitation|happily accept|i wouldn't miss it|wouldn't miss it|a yes from me|it's a yes from me|that's a yes from me|yes from me|that's a yes|i'm a yes|rsvp yes|i got this one covered",
    'S',
    'V',
    COME,
  ),
  row(
    'i go|i go to the meeting|i come to the meeting|i attend|i attend the meeting|i join|i join the meeting',
    'S',
    'V',
    COME,
  ),
  // Marking, and changing what stands.
  ...chain(
    [
      'mark|put|count|register|note|record|list|have|sign|set',
      'me',
      'as|down as|down for|down as a|for|to|as a|in as|up as',
    ],
    'S',
    'Mk',
  ),
  ...chain(
    [
      "change|switch|update|correct|set|i'd like to change|i want to change|i need to change|i would like to change|i have to change|i'm changing|changing|i'd like to switch|i need to update|i need to switch|can you change|could you change|can you please change|could you please change",
      'my',
      'answer|reply|rsvp|response|status|attendance|registration',
      'to|from yes to|from no to|from attending to|from absent to',
    ],
    'S',
    'Mr',
    { changed: true },
  ),
  row('attending|present|coming|in|attend|participating|going|attendance|joining', 'Mk Mr', 'V', COME),
  // 「Put me down as yes」 may be a vote.
  row('yes|a yes', 'Mr', 'V', COME),
  row('no|a no', 'Mr', 'V', AWAY),
  row(
    'absent|not attending|not coming|out|not going|absence|away|unable to attend|declined|not present',
    'Mk Mr',
    'V',
    AWAY,
  ),
  row('undecided|maybe|tentative|unsure|a maybe|not sure', 'Mk Mr', 'H', HEDGE),
  row('my reply is|my rsvp is', 'S', 'Mr'),
  row('mark me|please mark me|put me down|list me', 'S', 'Mk'),
  // Not.
  ...chain(
    [
      'i|',
      "can't|cannot|can not|won't|will not|shan't|cant|wont|am unable to|am not able to|won't be able to|will not be able to|can no longer|am no longer able to|will be unable to|am not going to|will not|may not be able to make it so i won't|would not be able to|couldn't possibly|don't plan to|do not plan to|don't intend to|regret i cannot|regret that i cannot|regret i am unable to|regret to say i cannot",
    ],
    'S',
    'An',
    { not: 1 },
  ),
  row(
    "it's impossible for me to|it is impossible for me to|it's not possible for me to|it is not possible for me to|it will not be possible for me to|it won't be possible for me to|there's no way i can|there is no way i can|i'm unable to|i'm not able to|i'm no longer able to|i'm not going to|i'm not gonna|i'll be unable to|i'll not be able to|i'll have to be unable to|unable to|not able to|not gonna|not going to|im not going to|im unable to|im not able to|no longer able to|i'm afraid i can't|i am not going to|never going to",
    'S',
    'An',
    { not: 1 },
  ),
  row('possibly|be able to|actually|unfortunately|even|physically|sadly|be|really', 'An', 'An'),
  row(
    'attend|be there|come|come along|join|join in|join you|make it|be attending|be joining|be coming|be present|attending|coming|joining|take part|take part in|participate|participate in|be here|be at|go|show up|be in attendance|make|do it|attend it|get there|be with you',
    'An',
    'V',
    COME,
  ),
  row('anymore|any more|now|do it anymore|this time', 'An', 'V', COME),
  row('not', 'Be', 'Bn', { not: 1 }),
  row('possible to go|possible to attend|possible to come|possible to join', 'Bn', 'V', COME),
  row('absent|absence|out|away|missing|skipping', 'Bn', 'V', AWAY),
  row(
    'attending|coming|joining|going|participating|participating in|available|free|able to come|able to attend|able to join|able to make it|able to be there|going to be there|going to make it|going to attend|going to come',
    'Bn',
    'V',
    COME,
  ),
  row('not', 'S', 'Sn', { not: 1 }),
  row(
    'attending|coming|joining|going|participating|available|able to attend|able to make it|able to come|going to make it',
    'Sn',
    'V',
    COME,
  ),
  ...chain(
    [
      "i'll|i will|i|i'm going to|i'm afraid i'll|i am going to|gonna|i'm gonna|",
      'have to|must|need to|need|gotta|got to|will have to|am going to have to|would like to|want to|would rather|',
      'miss|skip|pass on|pass|decline|cancel|bow out|bow out of|sit this one out|sit out|sit it out|be absent|be absent from|be away|be away from|send my regrets|give it a miss|back out of|withdraw from|opt out|opt out of|excuse myself|excuse myself from|stay home|stay away|drop out of',
    ],
    'S',
    'V',
    AWAY,
  ),
  row(
    "absent|out|count me out|count me as out|my regrets|regrets|i send my regrets|sending my regrets|sending regrets|i must send my regrets|decline|declined|i'm out|i am out|please excuse me|please excuse my absence|excuse my absence|excuse me from|please excuse me from|not this time|can't make it|it's a no from me|that's a no from me|no from me|a no from me|i'm a no|rsvp no|i'll be skipping|skipping|i'm skipping|missing|i'll be missing|i'm going to be absent|i am absent|i'm absent|i'll have to say no|i have to say no|i'm declining|i am declining|declining|i won't|i can't|i cannot|i'm unable|i am unable",
    'S',
    'V',
    AWAY,
  ),
  ...hedgesInEnglish,
  // How, when and where.
  row(
    'online|remotely|over zoom|on zoom|via zoom|by zoom|through zoom|using zoom|with zoom|on teams|via teams|over teams|by video|via video|by video call|on video|via google meet|the meeting on zoom|the meeting online|from home|from my office|from work|virtually|over the internet|by phone|via the link|by zoom|by zoom please',
    'V',
    'V',
    { mode: 'online' },
  ),
  row(
    'at the hall|at the venue|at the town hall|at the office|at the community center|in person|on site|onsite|in-person|face to face|physically|in the room|to the hall|to the venue|to the town hall',
    'V',
    'V',
    { mode: 'in-person' },
  ),
  row(
    "the invitation|that day|that week|that date|that evening|that time|anymore|any more|sry|if that's ok|if that is ok|if that's okay|if that's fine|if i may|though|in person though|as planned|as scheduled|as usual|as always|as well|with the others|on that day|at all|this one|this time|this time around|it|next week|later|soon|tomorrow|today|tonight|myself|too|please|pls|plz|then|to it|next time|yet|on time|with pleasure|again|for sure|after all|next month|this week|this month|there|sorry|thanks|thank you|thank you very much|for me|everyone|all|you|you all|definitely|indeed|for certain|no matter what|100%|with my wife|with my husband|to take part|in the discussion|now|instead|whole day|in full|without fail|either|unfortunately|i'm afraid|i am afraid|and look forward to it|as a member|as council member|on my own|by car|by bus|by train|on foot|gladly|happily|at that time|because something came up|from the start|in",
    'V',
    'V',
  ),
  row(
    'half an hour late|half an hour behind|an hour late|a bit late|a little late|late|slightly late|but late|a few minutes late|some minutes late|a bit later',
    'V',
    'V',
    { lateish: true },
  ),
  row(
    'half an hour late|an hour late|a bit late|a little late|slightly late|a few minutes late',
    'S',
    'V',
    PART,
  ),
  row(
    'the first half only|the first half|only the first half|for the first hour|the first hour|the first hour only|only until the break',
    'V',
    'V',
    EARLY,
  ),
  ...chain(
    [
      "i'll be|i will be|i'm going to be|i might be|i'm|i am|running|i'll be running|i'll be about|i will be about|i'm about|i'll arrive|i will arrive|arriving|coming|i'll come|i'll join|joining|might be|will be|i may be",
      'late|a bit late|a little late|slightly late|half an hour late|an hour late|running late|half an hour behind|running behind|a few minutes late|behind',
    ],
    'S',
    'V',
    PART,
  ),
  ...chain(
    [
      "|i|i'll|i will|i'd|i'm going to|and|",
      'have to|need to|must|will need to|want to|would like to|might have to|',
      'leave|go|slip out|head out|step out|sign off|drop off|take off|get going|be leaving|log off',
      'early|before the end|a bit early|a little early|halfway|halfway through|before it ends|partway through|midway|before it finishes',
    ],
    'S V',
    'V',
    EARLY,
  ),
  row(
    "i must go|i have to go|i need to go|i gotta go|must go|have to go|need to go|must leave|have to leave|i must leave|i have to leave|then i have to leave|leaving early|i'm leaving early|but leaving early|i can only stay for the first half|i can only stay for the first hour|only for the first half|for the first half|for the first half only|i can't stay until the end|i can't stay till the end|i cannot stay until the end|can't stay until the end|can't stay till the end|i won't be able to stay until the end|i can't stay for the whole meeting|i can't stay the whole time",
    'S V',
    'V',
    EARLY,
  ),
  row("i'll zoom in|i will zoom in|i'll dial in|i'll call in", 'S', 'Vz', { come: true, mode: 'online' }),
  row('online|in person|remotely|on zoom|via zoom|zoom', 'S', 'V', COME),
  row(
    "attendance|attendance:|rsvp|rsvp:|my rsvp|sorry for the late reply|sorry for my late reply|i'm sorry for the late reply|i am sorry for the late reply|apologies for the late reply|sorry for replying late|sorry for the delay|sorry to reply so late|sorry for the late response|sorry for my late response|i don't want to miss it|i don't want to miss this|i wouldn't want to miss it",
    'S',
    'S',
  ),
]

const MINUTES = '(\\d{1,3}) ?(?:min(?:ute)?s?|m)'
const NO_ASIDE =
  '(?!.*\\b(?:if|unless|attend|come|coming|join|proxy|vote|said|says|told|maybe|might|he|she|they)\\b)'
const MEETING =
  "(?:(?:to|for|at|in|of|from|on) )?(?:(?:the|this|that|our|your) )?(?:(?:next|third|second|first|council|town council|town|monthly|coming|upcoming|regular|december|january|february|march|april|may|june|july|august|september|october|november|telework|promotion) )*(?:(?:month|week|year)'?s )?(?:meeting|session|council|gathering|event|council meeting|one)s?(?: (?:no\\.? ?|number |#)?\\d{1,3})?"

/** Asks others to come. */
const INVITES =
  /^(?:please|pls|plz|kindly|do)(?: do| all)? (?:attend|come|join|be|take part|participate|present)\b/u

const coming = clauseGrammar(
  grammarOf({
    rows: ROWS,
    scanners: [
      english('V H', 'V', `(?:${DATE}|${DAYS})`, undefined, 12),
      english('An', 'V', `(?:do|make) (?:${DAYS}|that day|that date|that week|then)`, () => COME),
      english('Vz', 'V', 'from [a-z]+(?: [a-z]+)?'),
      english('V', 'V', MEETING, undefined, 12),
      english('H', 'H', MEETING, undefined, 12),
      english(
        'S Be',
        'V',
        `(?:see you|see you all|available|free|i'm free|i'm available) (?:${MEETING}|${DATE}|(?:for|on|at) (?:${DAYS}))`,
        () => COME,
      ),
      english('S', 'S', `(?:for|about|regarding|re:?|as for) (?:${MEETING}|${DATE})`),
      english(
        'V',
        'V',
        `(?:because(?: of)?|due to|as i|since i|for (?=(?:work|family|health|personal|business|medical|private) )|owing to|on account of|thanks to) ${NO_ASIDE}[^?]{2,60}`,
        undefined,
        60,
      ),
      english('V', 'V', `(?:about |around |by about |maybe |by )?${MINUTES} (?:late|behind)`, () => ({
        lateish: true,
      })),
      english('A', 'V', `be (?:about |around |maybe )?${MINUTES} (?:late|behind)`, () => PART),
      english(
        'S Be',
        'V',
        `(?:i may be |i might be |i'll arrive |i will arrive |i'll be |i will be |i'll come |i'll join |running |about |around |arriving |joining |coming |maybe )*${MINUTES} (?:late|behind)`,
        () => PART,
      ),
      english(
        'S Be',
        'V',
        `(?:i'll be |i will be |i'll arrive |i will arrive |arriving |running )?late (?:by )?(?:about |around )?${MINUTES}`,
        () => PART,
      ),
      english('A', 'V', `be late (?:by )?(?:about |around )?${MINUTES}`, () => PART),
      english(
        'S V',
        'V',
        `(?:and |but )?(?:i'll |i will |i )?(?:have to |need to |must |will have to )?(?:leave|go|head out|be out|step out|drop off|hop off|sign off|log off) (?:at|by|around|about|before) \\d{1,2}(?::\\d\\d)?(?: ?(?:am|pm|o'clock))?`,
        () => EARLY,
      ),
      english(
        'S',
        'H',
        "(?:i'm |i am |still )*waiting (?:for|on|to see|to hear about) my (?:work |shift |new )*(?:shift|shifts|schedule|roster|boss|calendar)",
        () => HEDGE,
      ),
      english('S', 'H', '(?:it |that |this |all )*depends on [^?]{2,40}', () => HEDGE),
      english(
        'S V',
        'V',
        "(?:i can (?:only )?(?:stay|be there|come|attend) |i can |i'll (?:only )?(?:stay|be there) )?(?:only )?(?:until|till|up to) \\d{1,2}(?::\\d\\d)?(?: ?(?:am|pm|o'clock))?",
        () => EARLY,
      ),
      english('V', 'V', `(?:at|from) \\d{1,2}(?::\\d\\d)?(?: ?(?:am|pm|o'clock))?`),
    ],
    ends: ['V', 'S', 'H', 'Vz'],
  }),
)
/** A clause about coming, read from end to end; undefined where a word is left over. */
export const answerClauseIn = (clause: EnglishClause): Account | undefined =>
  INVITES.test(clause.key) || /\bmiss (?:you|everyone|u)\b/u.test(clause.key) ? undefined : coming(clause)

export const answerOf = (says: Says): 'attend' | 'absent' | 'undecided' | undefined => {
  if (says.hedge) return 'undecided'
  if (says.away) return says.not ? undefined : 'absent'
  if (!says.come) return undefined
  return says.not ? 'absent' : 'attend'
}

/** What a clause says of coming; of a proxy and the like it is asked too. */
export const comingIn = (clause: EnglishClause): 'attend' | 'absent' | 'undecided' | undefined => {
  const account = clause.asks ? undefined : answerClauseIn(clause)
  return account && answerOf(account.says)
}
