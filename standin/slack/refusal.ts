// How Slack's Web API says no: 200, `ok: false`, a code, and where Block Kit is wrong, which rule and where.
import type { Json } from '../json.ts'
import type { Path, Problem } from '../shape.ts'

export const refuse = (error: string, rest: Json = {}): Json => ({ ok: false, error, ...rest })

const wordLength = ({ min, max, actual }: { min: number; max: number; actual: number }) =>
  actual < min ? `must be more than ${min - 1} characters` : `must be less than ${max + 1} characters`

const wordItems = ({ min, max, actual }: { min: number; max: number; actual: number }) =>
  actual < min ? `no less than ${min} items allowed` : `no more than ${max} items allowed`

const last = (path: Path) => path.at(-1)

const wordProblem = (problem: Problem): { message: string; path: Path } => {
  const { path } = problem
  const outer = path.slice(0, -1)
  switch (problem.kind) {
    case 'missing':
      return { message: `missing required field: ${last(path)}`, path: outer }
    case 'unknown':
      return { message: `invalid additional property: ${last(path)}`, path: outer }
    case 'type':
      return {
        message: `must provide ${problem.expected === 'object' ? 'an' : 'a'} ${problem.expected}`,
        path,
      }
    case 'length':
      return { message: wordLength(problem), path }
    case 'items':
      return { message: wordItems(problem), path }
    case 'range':
      return { message: `must be between ${problem.min} and ${problem.max}`, path }
    case 'value':
      if (last(path) === 'type') return { message: `unsupported type: ${String(problem.actual)}`, path }
      return { message: `must be a valid enum value: ${problem.allowed.join(', ')}`, path }
    default:
      return { message: problem.message, path }
  }
}

/** `no more than 50 items allowed [json-pointer:/blocks]`, for each problem. */
export const refuseShape = (error: string, problems: Problem[]): Json => {
  const errors = problems.map((problem) => {
    const { message, path } = wordProblem(problem)
    return `${message} [json-pointer:${path.map((step) => `/${step}`).join('')}]`
  })
  return refuse(error, { errors, response_metadata: { messages: errors.map((text) => `[ERROR] ${text}`) } })
}
