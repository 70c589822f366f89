// How far a job is, or that it will be late, in English.
import { chain, row } from '../language/grammar/english.ts'
import type { Row, Says } from '../language/grammar/lattice.ts'

const PROGRESS: Says = { act: 'progress' }
const LATE: Says = { act: 'progress', delayed: true }

/** 「two days late」 */
const BEHIND = [
  'a day',
  'one day',
  'two days',
  'three days',
  'a few days',
  'a couple of days',
  'a week',
  'an hour',
  'two hours',
  'a few hours',
  'some days',
]
  .flatMap((long) => [`${long} late`, `${long} behind`, `${long} behind schedule`])
  .join('|')

export const progressInEnglish: Row[] = [
  ...chain(
    [
      "i'll be|i will be|i'm going to be|i am going to be|i'm|i am|it will be|it'll be|i might be|i may be|running|i'm running",
      BEHIND,
    ],
    'S',
    'Vp',
    LATE,
  ),
  row(BEHIND, 'S Wb Is', 'Vp', LATE),
  ...chain(
    [
      "i'm|i am|im|still|i'm still|i am still|currently|",
      'working on|in the middle of|doing|busy with|halfway through|half way through|partway through|almost done with|nearly done with|almost finished with|nearly finished with|about done with|half done with|halfway done with',
    ],
    'S',
    'Jp',
    PROGRESS,
  ),
  ...chain(
    [
      "i've|i have|i|i just|i've just",
      'started|begun|started on|started working on|begun working on|made a start on|made progress on',
    ],
    'S',
    'Jp',
    PROGRESS,
  ),
  row(
    'i finish half|i finished half|i did half|half is done|i finish half of job|i finished half of the job|i finished half of it',
    'S',
    'Vp',
    PROGRESS,
  ),
  row('half|about half|half of|about half of', 'S', 'Jh', { act: 'progress', half: true }),
  row(
    'half done|about half done|about half finished|halfway|half|about half|halfway done|half done|half finished|about halfway|about halfway done|halfway through|half way|half way through|halfway there',
    'Is J',
    'Vp',
    PROGRESS,
  ),
  row(
    "i'm about half way|i am about half way|i'm half way|about half finished|half finished|about half done|i'm halfway done|i'm half done|i'm halfway|i'm about halfway done|i'm about halfway|i'm half way done|i am halfway done|i'm halfway there|halfway done|half done|i'm halfway through|halfway there|i've done half|half way done|i finished half|i'm about half done",
    'S',
    'Vp',
    PROGRESS,
  ),
  row(
    'almost done|almost finished|nearly done|nearly finished|in progress|going well|on track|on schedule|coming along|coming along well|coming along nicely|progressing|progressing well|going smoothly|well underway|underway|going fine|almost ready|nearly ready|almost complete|nearly complete|going ok',
    'Is',
    'Vp',
    PROGRESS,
  ),
  row(
    "i'm almost done|i am almost done|almost done|nearly done|i'm nearly done|almost finished|i'm on track|on track|on schedule|in progress|i'm on schedule|still working|still working on it|i'm still working on it|i'm working on it|working on it|work is going well|the work is going well|it's going well|i've just started|i just started|just started|i'm making progress|making progress|i'm making good progress",
    'S',
    'Vp',
    PROGRESS,
  ),
  ...chain(
    [
      "i'll|i will|i should|i expect to|i'm going to|i plan to|i'll be able to|i hope to",
      'finish|be done with|complete|deliver|submit|have finished|be finished with|be done|hand in|send in|wrap up',
    ],
    'S',
    'Jf',
    PROGRESS,
  ),
  row('will be|should be|will be all', 'J', 'Wb'),
  row('done|finished|ready|completed|complete|delivered|submitted', 'Wb', 'Vp', PROGRESS),
  row(
    'late|a bit late|a little late|delayed|a day late|a few days late|behind schedule',
    'Wb Is',
    'Vp',
    LATE,
  ),
  row(
    "i'm running late|i am running late|running late|i'm behind|i am behind|i'm running behind|i am running behind|running behind|i'm behind schedule|i am behind schedule|behind schedule|i'm a bit behind|i'm a little behind|i'm falling behind|falling behind|i'll be late|i will be late|i'm going to be late|i'm late|i am late|delayed|i'm delayed|i'm getting behind|i'm running a bit behind|i'm running a bit late|i might be late|i may be late",
    'S',
    'Vp',
    LATE,
  ),
  ...chain(
    [
      'i|',
      "won't|will not|can't|cannot|won't be able to|will not be able to|don't think i can|might not|may not|probably won't|am not going to|don't think i'll be able to|might not be able to|may not be able to",
      'make the deadline|meet the deadline|make the due date|finish in time|finish on time|be done in time|be done on time|finish by the deadline|make it in time|make it on time|make it by the deadline|deliver in time|deliver on time|complete it in time|complete it on time|finish it in time|finish it on time|make the cutoff',
    ],
    'S',
    'Vp',
    LATE,
  ),
  ...chain(
    [
      "i|i'll|i will|i'm afraid i|",
      'need|will need|want|would like|could use|may need|might need',
      'more time|a bit more time|some more time|an extension|a little more time|another day|a few more days|one more day|two more days|another week|more days|an extra day|a couple more days|extra time',
    ],
    'S',
    'Vp',
    LATE,
  ),
  row(
    'is late|is delayed|is behind|is behind schedule|is running late|is running behind|is going to be late|will be late|will be delayed|is taking longer than expected|is taking longer|is going to take longer|is taking me longer',
    'J',
    'Vp',
    LATE,
  ),
  row(
    "in time|on time|soon|today|tomorrow|tonight|this week|next week|this afternoon|this evening|by tomorrow|by tonight|now|so far|please|thanks|thank you|sorry|already|at the moment|right now|as planned|then|to finish|to finish it|to complete it|for this|a bit|a little|shortly|within the day|later today|later|with it|done|of the work|of it|by the end of the day|by the end of the week|by noon|by the deadline|before the deadline|over the weekend|this weekend|in a few days|in a day or two|well|smoothly|and it's going well|and will finish soon",
    'Vp',
    'Vp',
  ),
  row('with|on|of|for|through|on the', 'Vp', 'Jp'),
]
