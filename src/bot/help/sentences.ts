// Courtesies: what wants a human answer, and does nothing.
import { normalise } from '../language/normalise.ts'
import { type AskedFor, COURTESIES, type Courtesy, QUESTIONS, wholly } from './patterns.ts'

const SHAPES = (['mistake', 'ill', 'thanks', 'sorry', 'greeting', 'understood', 'yes', 'no'] as const).map(
  (which): [Courtesy, RegExp] => [which, wholly(COURTESIES[which])],
)
const LONGEST = 60

/** The courtesy a whole message is: of several in a row (「はい、ありがとうございます」), the one that says most. */
export function readCourtesy(text: string): Courtesy | undefined {
  if (text.length > LONGEST) return undefined
  const said = normalise(text)
  const whole = shapeOf(said)
  if (whole) return whole
  const parts = said.split(/[。、]/u).map(shapeOf)
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined
  return SHAPES.map(([which]) => which).find((which) => parts.includes(which))
}

const ASKED = Object.keys(QUESTIONS).filter((key): key is AskedFor => key in QUESTIONS)

/** The question a whole message is. */
export function readAskedFor(text: string): AskedFor | undefined {
  if (text.length > LONGEST || /ありがと|thank/iu.test(text)) return undefined
  const said = normalise(text).replace(/^(?:すみません|あの|ところで|ちなみに|質問です(?:が)?)[、。 ]*/u, '')
  return ASKED.find((about) => QUESTIONS[about].test(said))
}

const shapeOf = (said: string): Courtesy | undefined =>
  said.trim() === '' ? undefined : SHAPES.find(([, shape]) => shape.test(said.trim()))?.[0]
