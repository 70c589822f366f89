// Not known yet, in English.
import { chain, row } from '../language/grammar/english.ts'
import type { Row, Says } from '../language/grammar/lattice.ts'

const HEDGE: Says = { hedge: true }

export const hedgesInEnglish: Row[] = [
  ...chain(
    [
      "|i'm|i am|im|still|i'm still|i am still|",
      'not sure|not certain|unsure|decide|undecided|uncertain|not 100% sure|not totally sure|not decided|checking|waiting|tbd|to be decided',
    ],
    'S',
    'H',
    HEDGE,
  ),
  row(
    "maybe not|maybe|perhaps|i don't know|i do not know|dont know|don't know|i dont know|can't say|i can't say|i cannot say|hard to say|too early to say|too early to tell|can't tell|i can't tell|i haven't decided|i have not decided|haven't decided|i might|i may|might|i might come|i might attend|i may attend|i may come|i might be able to attend|i may be able to attend|i might make it|i might be able to make it|i might be able to come|it's up in the air|it's still up in the air|it is still up in the air|up in the air|it depends|depends|that depends|depends on my shift|it's still open|it is still open|50/50|it's 50/50|fifty fifty|i'll know|i will know|i should know|i need to check|i have to check|let me check|i'll check|i will check|i'll have to check|let me think about it|i need to think about it|i'll think about it|let me get back to you|i'll get back to you|i will get back to you|will get back to you|let me know you later|i'll let you know|i will let you know|will let you know|i'll tell you|will tell you|i will tell you|i'll answer|i will answer|i'll reply|i will reply|i'll confirm|i will confirm|will confirm|can i let you know|can i answer|still don't know|i still don't know|i'm waiting for my shift|i'm waiting for my schedule|i'm waiting to hear from work|waiting for my shift|pending|tentative|tentatively",
    'S',
    'H',
    HEDGE,
  ),
  row(
    'and get back to you|and let you know|and reply|and answer|and tell you|and reply later|yet|right now|at the moment|at this point|for now|so far|just yet|sorry|thanks|thank you|later|soon|as soon as i can|as soon as possible|tomorrow|next week|this week|tonight|later this week|in a few days|by the end of the week|by tomorrow|by next week|before the deadline|about it|about the meeting|on my shift|on my schedule|on work|on the weather|on my health|my schedule|my calendar|my shift|my shifts|with my boss|with work|with my family|with my wife|with my husband|on that|to you|in time|about that day|about the date|for the meeting|the day before|a bit later|first|then|that day|on that day|that date',
    'H',
    'H',
  ),
  row('i may or may not|i might or might not|i might not|i may not', 'S', 'Hv', HEDGE),
  row(
    "if i can|whether i can|if i will|whether i will|if i'll|whether i'll|that i can|if i'll be able to|whether i will be able to|if i'm|if i am|if i could|whether i'll be able to|i can|i'll|whether or not i can|about",
    'H',
    'Hv',
  ),
  row(
    'attend|come|make it|be there|join|participate|free|available|around|able to attend|able to come|attending|coming|able to make it|go|be available|be free|be able to come|be able to attend|be able to make it',
    'Hv',
    'H',
  ),
]
