// What a worker does with a job, in English: claim it, give it back, hand it in, tell how far it is (C1, C2, J1).
import { chain, clauseGrammar, DATE, DAYS, english, OPENERS, row } from '../language/grammar/english.ts'
import { grammarOf, type Row, type Says } from '../language/grammar/lattice.ts'
import { progressInEnglish } from './progress-in-english.ts'

const CLAIM: Says = { act: 'claim' }
const RELEASE: Says = { act: 'release' }
const DELIVER: Says = { act: 'deliver' }
const WILL =
  "|i|i want|i'll|i will|i'd like to|i would like to|i want to|i can|let me|please let me|i'm happy to|i am happy to|i'd love to|i'd be happy to|i'm going to|i am going to|i wish to|happy to|i'd be glad to|i'm willing to|i'm ready to|i am able to|i'm able to|i'm interested in being able to"
const MUST =
  "|i|i want|i'll|i will|i have to|i need to|i must|i want to|i'd like to|i would like to|i'm going to|i'm afraid i have to|i'm afraid i need to|i'm afraid i must|i'll have to|i will have to|please let me|i wish to|unfortunately i have to|could you|can you|could you please|can you please|i've got to|i gotta|i am going to have to|i'm going to have to"

const ROWS: Row[] = [
  OPENERS,
  row(
    "i think i'll take it:|as for|about|regarding|update:|update|update on|status:|status of|progress:|progress on|progress|re|news:|quick update:|quick update",
    'S',
    'S',
  ),
  // Claim
  ...chain(
    [
      WILL,
      'take|take on|do|claim|apply for|apply to|apply|handle|work on|pick up|pick|choose|go with|grab|sign up for|accept|try|have|go for|join|work|work on number|be assigned|be assigned to|get|put my name down for|put in for|volunteer for|help with',
    ],
    'S',
    'Jc',
    CLAIM,
  ),
  row(
    "i'm applying for|i am applying for|applying for|i'm taking|i am taking|i'm claiming|claiming|sign me up for|put me down for|assign me|assign me to|give me|count me in for|i want|i'd like|i would like|i apply for|i volunteer for|put me on|book me for|i'm up for|dibs on|mine please",
    'S',
    'Jc',
    CLAIM,
  ),
  row(
    'can i have|could i have|may i have|can i take|could i take|may i take|can i get|could i get|can i do|could i do|may i do|can i apply for|could i apply for|can i claim|could i claim',
    'S',
    'Jq',
    CLAIM,
  ),
  row('please', 'Jq2', 'V', { asked: true }),
  row(
    "please|thanks|thank you|for me|to me|then|too|as well|myself|now|today|this time|if it's still open|if it is still open|if it's still available|if it is still available|if still available|if still open|if available|if possible|if that's ok|if that's okay|if nobody has taken it|if it's free|if it is free|with pleasure|again|right away|next|also|happily",
    'Vc',
    'Vc',
  ),
  // Release
  ...chain(
    [
      MUST,
      'cancel|drop|release|withdraw from|withdraw my application for|withdraw|give up|give up on|give back|return|quit|step down from|back out of|pull out of|let go of|hand back|pass on|bail on|resign from|turn down|decline|stop|stop doing|stop working on|drop out of|be released from|be removed from|be taken off|remove me from|take me off|unassign me from|cancel my application for|cancel my claim on|cancel my claim for|give my slot back for|release me from',
    ],
    'S',
    'Jr',
    RELEASE,
  ),
  row(
    "i'm dropping out of|dropping out of|i'm dropping|i'm giving up|i'm giving up on|i am dropping|i'm withdrawing from|i am withdrawing from|i'm releasing|i'm giving back|i'm cancelling|i'm canceling|i'm quitting|i'm backing out of|i'm returning",
    'S',
    'Jr',
    RELEASE,
  ),
  ...chain(
    [MUST, 'withdraw my application|cancel my application|cancel my claim|withdraw my claim'],
    'S',
    'Vr',
    { act: 'release', this: true },
  ),
  ...chain([MUST, 'cancel|withdraw|quit|give up'], 'S', 'Vr', RELEASE),
  row(
    'is too difficult|is too hard|is too difficult for me|is too hard for me|is too much for me|takes too long|is hard for me|is difficult for me',
    'J',
    'V',
  ),
  row(
    "i can't finish|i cannot finish|i can't complete|can't finish|i won't finish|i will not finish|i won't be able to finish",
    'S',
    'Jl',
    {
      act: 'progress',
      delayed: true,
    },
  ),
  row('on time|in time|by the deadline|before the deadline', 'Vl', 'Vp'),
  ...chain(
    [
      'i|',
      "can't|cannot|can not|can no longer|am unable to|won't be able to|will not be able to|am no longer able to",
      'do|complete|finish|continue|continue with|keep doing|take|handle|work on|keep|go on with|keep working on',
    ],
    'S',
    'Ju',
    { act: 'release', unable: true },
  ),
  row(
    "i'm unable to do|i'm not able to do|i'm no longer able to do|i'm unable to continue|i'm unable to continue with|i'm no longer able to continue|i'm unable to complete|i'm not able to continue|unable to continue|unable to do",
    'S',
    'Ju',
    { act: 'release', unable: true },
  ),
  row('anymore|any more|any longer|after all', 'Vu', 'Vr', { ended: true }),
  row(
    'cancel|drop|withdraw|cancellation|canceled|cancelled|give up|i cancel|i quit|i drop',
    'J',
    'Vr',
    RELEASE,
  ),
  row(
    "apply|i apply|application|i take|i want|i want it|i will take it|i'll take it|i can do it",
    'J',
    'Vc',
    CLAIM,
  ),
  row('it|this one|that one', 'Jc', 'Vc'),
  row("i'm interested in|i am interested in|interested in|i'm available for|i am available for", 'S', 'Ji'),
  row('please', 'J', 'Vc', CLAIM),
  row('please sign me up|sign me up please|sign me up|i want it please|please put me down', 'S', 'Vc', CLAIM),
  row(
    'please give it to someone else|please give to other person|give it to somebody else|please give it to another person|please find someone else|please give it to somebody else',
    'S',
    'Ok',
  ),
  row('it', 'Jr', 'Vr'),
  row(
    'please cancel|cancel please|please cancel it|cancel it please|please take me off|please remove me',
    'S',
    'Vr',
    RELEASE,
  ),
  row(
    "please|thanks|thank you|sorry|after all|anymore|any more|now|for me|this time|today|so someone else can have it|so that someone else can take it|i'm sorry|unfortunately|back|please and thank you",
    'Vr',
    'Vr',
  ),
  // Deliver
  ...chain(
    [
      "i|i've|i have|i'm|i am|just|i just|i've just|i have just|i'm all|all|",
      'now|just|finally|already|',
      'finished and uploaded|finished and submitted|completed and uploaded|completed and submitted|finished|completed|submitted|delivered|uploaded|sent|sent in|sent you|sent over|turned in|handed in|wrapped up|done with|done|finished with|finished up|emailed|mailed|shared|handed over|completed all of|finished all of|through with',
    ],
    'S',
    'Jd',
    DELIVER,
  ),
  ...chain(
    [
      'i|',
      'already|just',
      'finish|complete|submit|send|upload|deliver|do|finish and upload|finish and submit|finish and send',
    ],
    'S',
    'Jd',
    DELIVER,
  ),
  ...chain(
    [
      "|i'm|i am|i'd like to|i want to|i'll now|i hereby",
      'submitting|delivering|handing in|turning in|uploading|sending|sending in|sending you|submit|deliver|hand in|turn in',
    ],
    'S',
    'Jd',
    DELIVER,
  ),
  row(
    "here is|here's|here are|attached is|attached are|please find attached|please find|delivery of|delivery for|delivery|submission of|submission for|deliverable for",
    'S',
    'Jd',
    DELIVER,
  ),
  row(
    'all the data entry of|the data entry of|all the data entry for|the data entry for|all the work of|all the typing for|all the typing of|the typing for|everything in|all entries for|all of the data entry for|all the entries for|all the pages of|my work for|the work for|my work on|the file for|the files for|the data for|my delivery for|the delivery for|the deliverable for|the result of|the results of|the finished work for|the finished file for|my finished work for|the completed work for|the completed|the finished|my finished|the output of|everything for|all of|all the work for|all the work on|the work on|the link for|the link to|my submission for',
    'Jd',
    'Jd',
  ),
  row(
    'everything|all of it|it all|the work|my work|the task|the files|the file|the data|all the files|the delivery|my delivery|my deliverable|the deliverable|it|this|them|the list|the report|all the entries|the data entry|the typing|the finished work|the completed file',
    'Jd',
    'Vd',
  ),
  row(
    'is|are|is now|is all|is finally|has been|have been|was just|are now|are all|s|is already|all',
    'J',
    'Is',
  ),
  row(
    'done|finished|completed|complete|ready|submitted|uploaded|delivered|sent|all done|all finished|done and submitted|finished and uploaded|ready for review|ready for checking|ready for inspection|ready to check|wrapped up|done now|completely done|100% done|fully done',
    'Is',
    'Vd',
    DELIVER,
  ),
  row('done|finished|finish|completed|complete|all done|delivered|submitted', 'J', 'Vd', DELIVER),
  row(
    "it's finished|it is finished|it's done|it is done|it's completed|it is completed|all is finished|everything is done|everything is finished",
    'S',
    'Vd',
    DELIVER,
  ),
  row('i finish|i complete', 'S', 'Jd', DELIVER),
  row(
    'already send|already sent|already finish|already finished|already done|already submit|already submitted',
    'J',
    'Vd',
    DELIVER,
  ),
  row('all pages|all the pages|all entries|all items|all files|all records|every page|every entry', 'S', 'J'),
  row(
    'now|please|thanks|thank you|today|just now|for you|to you|to the office|to the folder|to the shared folder|to the drive|to google drive|in the shared folder|in the folder|on the drive|for review|for checking|here|yesterday|this morning|last night|and uploaded|and submitted|and sent|already|on time|as requested|for inspection|by email|by mail|and ready for review|and ready to check|as well|too|and uploaded it|and sent it|at last|ahead of schedule|early|please check|please check it|please review|kindly check|please confirm|kindly review|completely|all',
    'Vd',
    'Vd',
  ),
  row(
    'please check|please check it|please review|please review it|kindly check|please confirm|please have a look|please take a look|have a look|please see|check it please|please look it over|please verify|kindly review|let me know if anything is wrong',
    'S',
    'Ok',
  ),
  ...progressInEnglish,
]

const JOB =
  '(?:the number \\d{1,4} (?:job|task|work)|(?:the |my )?(?:(?:jobs?|tasks?|work|assignment|no\\.?|number|case|project|gig)(?: (?:no\\.? ?|number |#)?|#)?|#)?\\d{1,4}(?! ?(?:%|percent|min|am|pm|items|pages|of|out|entries)))'
const THIS =
  '(?:this|that|the|my|my current) (?:job|task|work|assignment|one|data entry|data entry job|typing job)'
const WHATEVER = '(?: the [a-z]+(?: [a-z]+)?(?: (?:job|task|work))?)?'
const job = (after: string, leaves: string) => [
  english(after, leaves, `${JOB}${WHATEVER}(?:(?:,|,? and|,? &) ${JOB})*`, () => ({ job: true }), 12),
  english(after, leaves, THIS, () => ({ this: true }), 14),
]
const SHARE =
  '(?:about |around |roughly |at |at about |some |only |over |just over |nearly )?(\\d{1,3}) ?(?:%|percent)(?: of the way)?(?: (?:done|do|finish|complete|completed|finished|finish|through|ready|there))?'
const COUNT =
  '(?:about |around )?(\\d{1,6}) ?(?:out of|of|\\/) ?(?:the )?(\\d{1,6})(?: (?:items|pages|entries|pieces|records|files|names|rows|cards|letters|envelopes|sheets|lines|cases))?(?: (?:are |is )?(?:done|complete|completed|finished|entered|typed))?'
const share = ([, percent]: RegExpExecArray): Says => ({ act: 'progress', percent: Number(percent) })
const count = ([, done, total]: RegExpExecArray): Says => ({
  act: 'progress',
  done: Number(done),
  total: Number(total),
})
const DID =
  "(?:(?:i've|i have|i'm|i am|i|it's|it is|now|now at|currently|only|just|already|so far) )*(?:(?:at|done|finished|finish|completed|complete|entered|typed|did) )?"

/** A clause about a job, read from end to end; undefined where a word is left over. */
export const jobClauseIn = clauseGrammar(
  grammarOf({
    rows: ROWS,
    scanners: [
      ...job('S', 'J'),
      ...job('Jc', 'Vc'),
      ...job('Jq', 'Jq2'),
      ...job('Jr', 'Vr'),
      ...job('Ji', 'Vi'),
      ...job('Ju', 'Vu'),
      ...job('Jd', 'Vd'),
      ...job('Jl', 'Vl'),
      ...job('Jp Jf Jh', 'Vp'),
      english('J', 'J', 'now'),
      english('Jc Jq', 'Jc', '(?:the|a|an)'),
      english('S', 'Vp', `${DID}${SHARE}`, share),
      english(
        'Is J',
        'Vp',
        `(?:finish |finished |done |complete |completed |i finish |i finished )?${SHARE}`,
        share,
      ),
      english('S', 'Vp', `${DID}${COUNT}`, count),
      english('Is J', 'Vp', COUNT, count),
      english('Vp Jf', 'Vp', `(?:by |on |until |before )?(?:${DATE}|${DAYS})`),
      english(
        'Vr',
        'Vr',
        '(?:because(?: of)?|due to|as i|since i|owing to|for) (?!.*\\b(?:if|unless|maybe|might|he|she|they)\\b)[^?]{2,60}',
        undefined,
        60,
      ),
      english(
        'Vp',
        'Vp',
        'by (?:about |around )?(?:\\d{1,2}|a|an|one|two|three|a few|several|a couple of) (?:days?|hours?|weeks?)',
      ),
      english(
        'S',
        'Vp',
        `${DID}(\\d{1,6}) (?:items|pages|entries|pieces|records|files|names|rows|cards|letters|envelopes|sheets|lines|cases)(?: (?:are |is )?(?:done|complete|completed|finished|entered|typed))`,
        ([, done]) => ({ act: 'progress', done: Number(done) }),
      ),
      english(
        'S',
        'Vp',
        '(?:out of |of )?(\\d{1,6})(?: (?:items|pages|entries|pieces|records|files|names|rows|cards))? ?(?:in )?total',
        ([, total]) => ({ act: 'progress', total: Number(total) }),
      ),
      english('Vc', 'Vc', `(?:for|on) (?:${DATE}|${DAYS})`),
    ],
    ends: ['Vi', 'Vc', 'V', 'Vr', 'Vu', 'Vd', 'Vp', 'J', 'S', 'Ok', 'Jd'],
  }),
)
