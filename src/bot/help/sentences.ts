// Courtesies: what wants a human answer, and does nothing.
import { normalise } from '../language/normalise.ts'
import { type AskedFor, COURTESIES, type Courtesy, FILLER, QUESTIONS, wholly } from './patterns.ts'

const SHAPES = (['mistake', 'ill', 'thanks', 'sorry', 'greeting', 'understood', 'yes', 'no'] as const).map(
  (which): [Courtesy, RegExp] => [which, wholly(COURTESIES[which])],
)
const LONGEST = 60

/** The courtesy a whole message is: of several in a row (「はい、ありがとうございます」), the one that says most. */
export function readCourtesy(text: string): Courtesy | undefined {
  if (text.length > LONGEST) return undefined
  const parts = normalise(text)
    .split(/[。、]|(?<![a-z']) | (?![a-z'])/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !FILLER.test(part))
    .map(shapeOf)
  if (parts.length === 0 || parts.includes(undefined)) return undefined
  return SHAPES.map(([which]) => which).find((which) => parts.includes(which))
}

const ASKED = Object.keys(QUESTIONS).filter((key): key is AskedFor => key in QUESTIONS)

/** The question a whole message is. */
export function readAskedFor(text: string): AskedFor | undefined {
  if (text.length > LONGEST || /ありがと|thank|なにとぞ|何とぞ|何卒|どうぞ|どうか|どうも/iu.test(text))
    return undefined
  const said = normalise(text).replace(/^(?:すみません|あの|ところで|ちなみに|質問です(?:が)?)[、。 ]*/u, '')
  return ASKED.find((about) => QUESTIONS[about].test(said))
}

const shapeOf = (part: string): Courtesy | undefined => SHAPES.find(([, shape]) => shape.test(part))?.[0]
