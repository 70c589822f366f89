// Votes in English: a closed grammar, since a vote is public (C1).
import {
  chain,
  clauseGrammar,
  type EnglishClause,
  english,
  englishClauses,
  LEFT_OPEN,
  row,
} from '../language/grammar/english.ts'
import { grammarOf, type Row, type Says } from '../language/grammar/lattice.ts'
import type { Passage } from '../language/passage.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'

const YES: Says = { yes: true }
const NO: Says = { no: true }
const ABSTAIN: Says = { abstain: true }
const I =
  "|i|i'd like to|i would like to|i want to|i'll|i will|i hereby|i wish to|i'm going to|i choose to|i've decided to|i have decided to|let me|i am going to|i intend to|i'd rather|i would rather|i prefer to|i'd prefer to|i must|i have to"

const ROWS: Row[] = [
  row(
    'hi|hello|ok|okay|please|thanks|thank you|sorry|well|so|and|as for|on|regarding|for|hereby|good morning|dear all|after reading the papers|having read the papers|this is my vote:|my vote:|vote:|my decision:',
    'S',
    'S',
  ),
  ...chain([I, 'vote|cast my vote|cast a vote|be voting|put my vote'], 'S', 'Vo'),
  row(
    "i'm voting|i am voting|voting|im voting|my vote is|my vote|my vote on this is|my vote goes|record my vote as|please record my vote as|put my vote down as",
    'S',
    'Vo',
  ),
  row('put my vote as|count my vote as', 'S O', 'Vo'),
  ...chain(['put|mark|count|record|register|list|note|log', 'me', 'down|', 'as|for|'], 'S', 'Dn'),
  row('abstaining|an abstention|abstain|abstained|abstention', 'Dn', 'O', ABSTAIN),
  row('a yes|yes', 'Dn', 'On', YES),
  row('a no|no', 'Dn', 'On', NO),
  row("i don't agree with|i do not agree with|i disagree with", 'S', 'On', NO),
  row('in favor|in favour|voting yes|voting for|supporting', 'Dn', 'O', YES),
  row('against|opposed|voting no|voting against|opposing', 'Dn', 'O', NO),
  row('a|firmly|definitely|strongly|as|to|also|still', 'Vo', 'Vo'),
  row(
    'yes|for|in favor|in favour|aye|to approve|to pass|approve|in favor of|in favour of|yea|in support|in support of|to accept|to adopt|yes to|yes on|to support',
    'Vo',
    'O',
    YES,
  ),
  row(
    'no|against|nay|to reject|reject|no to|no on|in opposition|in opposition to|to oppose|opposed|to decline',
    'Vo',
    'O',
    NO,
  ),
  row(
    'abstain|to abstain|abstaining|abstention|an abstention|abstained|blank|neither way',
    'Vo',
    'O',
    ABSTAIN,
  ),
  ...chain(
    [
      I,
      'support|approve|approve of|agree with|agree to|back|endorse|second|accept|be for|be in favor of|be in favour of',
    ],
    'S',
    'On',
    YES,
  ),
  ...chain([I, 'oppose|reject|object to|disagree with|object|be against'], 'S', 'On', NO),
  ...chain(
    [I, 'abstain|abstain from voting|abstain from the vote|have to abstain|must abstain|need to abstain'],
    'S',
    'O',
    ABSTAIN,
  ),
  row("i'm|i am|im", 'S', 'Be'),
  row('strongly|firmly|definitely|also|still|fully|all', 'Be', 'Be'),
  row('for|in favor|in favour|in favor of|in favour of|in support of|in agreement with', 'Be', 'O', YES),
  row('against|opposed to|opposed|not in favor of|not in favour of|not in favor', 'Be', 'O', NO),
  row('abstaining|abstaining from', 'Be', 'O', ABSTAIN),
  row(
    'abstaining|abstention|abstain|i abstain|i do abstain|put me down as abstaining|put me down as an abstention|mark me as abstaining|count me as abstaining',
    'S',
    'O',
    ABSTAIN,
  ),
  row(
    "in favor|in favour|aye|no objection|no objections|i have no objection|i have no objections|i have no objection to|no objection to|no objections to|approved|approve|i approve|in favor of|in favour of|i'm fine with",
    'S',
    'O',
    YES,
  ),
  row(
    'record my abstention|please record my abstention|note my abstention|my vote is an abstention',
    'S',
    'O',
    ABSTAIN,
  ),
  row('against|nay|opposed|i object|oppose|against it', 'S', 'O', NO),
  // 「yes to motion 2」「motion 2: against」
  row('yes to|yes on|yes for|aye to|aye on|for', 'S', 'On', YES),
  row('no to|no on|no for|nay to|nay on', 'S', 'On', NO),
  row(
    "yes|for|in favor|in favour|aye|approve|i'm for it|i approve|i support|i support it|i agree|i'm for|i am for|i vote yes|i'm in favor|i'm in favour",
    'M',
    'O',
    YES,
  ),
  row(
    "no|against|nay|reject|oppose|opposed|i oppose|i oppose it|i'm against|i am against|i'm opposed|i object|i reject|i vote no|i disagree",
    'M',
    'O',
    NO,
  ),
  row('abstain|abstaining|abstention|i abstain', 'M', 'O', ABSTAIN),
  row(': |-|is', 'M', 'M'),
  row(
    'it|this|that|on it|on this|on that|to it|this one|on this one|of it|from me|here|from my side|please|pls|plz|thanks|thank you|this time|as well|too|personally|on this matter|in this vote',
    'O On',
    'O',
  ),
  row('from voting|voting|on', 'O', 'O'),
]
const MOTION =
  '(?:(?:on|to|of|for|from|with) )?(?:the |this |that |our )?(?:(?:second|first|third|new) )?(?:motion|proposal|agenda item|item|resolution|bill|plan|measure|budget|draft|number(?= \\d)|no\\.?(?= \\d))(?: (?:no\\.? ?|number |#)?\\d{1,3})?:?'

const clauseIn = clauseGrammar(
  grammarOf({
    rows: ROWS,
    scanners: [
      english('O On', 'O', MOTION, () => ({ motion: true })),
      english('S', 'M', MOTION, () => ({ motion: true })),
      english(
        'O',
        'O',
        '(?:because|since|as) (?!.*\\b(?:if|unless|but|he|she|they)\\b)[^?]{2,60}',
        undefined,
        60,
      ),
    ],
    ends: ['O'],
  }),
)

const ABOUT =
  /\bvot(?:e|es|ed|ing)\b|\babst(?:ain|ention)|\bmotion\b|\b(?:in favou?r|against|opposed?|aye|nay|objections?)\b|\b(?:support|approve|reject|endorse)\b|\b(?:yes|no) to\b/u
const MOTION_NUMBER =
  /(?:motion|item|proposal|resolution|bill|(?:on|against|for|to) (?:number|no\.?))s? (?:no\.? ?|number |#)?(\d{1,3})/gu

/** 「Please vote yes」 asks others to. */
const BIDS =
  /^(?:please|pls|plz|kindly) (?:vote|oppose|support|reject|approve|abstain|back|endorse|object)\b/u
type Choice = 'yes' | 'no' | 'abstain'
function choiceIn(clause: EnglishClause): Choice | undefined {
  const account = clause.asks ? undefined : clauseIn(clause)
  if (!account || BIDS.test(clause.key)) return undefined
  const { yes, no, abstain } = account.says
  const said: Choice[] = [
    ...(yes ? ['yes' as const] : []),
    ...(no ? ['no' as const] : []),
    ...(abstain ? ['abstain' as const] : []),
  ]
  return said.length === 1 ? said[0] : undefined
}

/** A vote in English; undefined where it is about something else, nothing where a word is left over. */
export function readVoteInEnglish(passage: Passage): Reading | undefined {
  const clauses = englishClauses({ ...passage, plain: passage.plain.replace(/:/gu, ' ') }).map((clause) => ({
    ...clause,
    key: clause.key.replace(/ : ?/gu, ': '),
  }))
  const choices = new Set(clauses.flatMap((clause) => choiceIn(clause) ?? []))
  if (choices.size === 0)
    return clauses.some(({ key }) => /\bvot(?:e|ing)\b|\bmotion \d/u.test(key)) ? NOTHING : undefined
  const open = clauses.some(
    (clause) =>
      choiceIn(clause) === undefined && (clause.asks || ABOUT.test(clause.key) || LEFT_OPEN.test(clause.key)),
  )
  const motions = new Set(
    clauses.flatMap(({ key }) => [...key.matchAll(MOTION_NUMBER)].map((hit) => Number(hit[1]))),
  )
  const [choice] = choices
  if (open || passage.isCut || choices.size > 1 || motions.size > 1 || choice === undefined) return NOTHING
  return say('vote', { choice, motion: [...motions][0] })
}
