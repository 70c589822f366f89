// How LINE says no: its status codes and error bodies.
import type { Answer } from '../api-server.ts'
import type { Path, Problem } from '../shape.ts'

const dotted = (path: Path) =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')

const pointer = (path: Path) => path.map((step) => `/${step}`).join('')

const upTo = (max: number) => (Number.isFinite(max) ? max : Number.MAX_SAFE_INTEGER)

const wordProblem = (problem: Problem) => {
  switch (problem.kind) {
    case 'missing':
      return 'May not be empty'
    case 'unknown':
      return 'unknown field'
    case 'type':
      return `must be ${problem.expected}`
    case 'length':
      if (problem.actual < problem.min) return 'May not be empty'
      return `Length must be between ${problem.min} and ${upTo(problem.max)}`
    case 'items':
      return `Size must be between ${problem.min} and ${upTo(problem.max)}`
    case 'range':
      return `must be between ${problem.min} and ${upTo(problem.max)}`
    case 'value':
      return `Must be one of the following values: [${problem.allowed.join(', ')}]`
    default:
      return problem.message
  }
}

export const refuse = (status: number, message: string): Answer => ({ status, body: { message } })

/** `The request body has 2 error(s)`, with a detail for each. */
export const refuseBody = (problems: Problem[]): Answer => {
  const details = problems.map((problem) => ({
    message: wordProblem(problem),
    property: dotted(problem.path),
  }))
  return { status: 400, body: { message: `The request body has ${details.length} error(s)`, details } }
}

/** A flex container is checked later than the body around it, and its faults are pointed at from inside. */
export const refuseFlex = (index: number, problems: Problem[]): Answer => {
  const details = problems.map((problem) => ({
    message: wordProblem(problem),
    property: pointer(problem.path),
  }))
  return {
    status: 400,
    body: { message: `A message (messages[${index}]) in the request body is invalid`, details },
  }
}

export const notFound = refuse(404, 'Not found')
export const invalidReplyToken = refuse(400, 'Invalid reply token')
export const overRate = refuse(429, 'The API rate limit has been exceeded. Try again later.')
export const overQuota = refuse(429, 'You have reached your monthly limit.')
export const tooLarge = refuse(413, 'Request Entity Too Large')
export const unauthorised = refuse(
  401,
  'Authentication failed. Confirm that the access token in the authorization header is valid.',
)
export const invalidProperty = (name: string) =>
  refuse(400, `The property, '${name}', in the request body is invalid (line: -, column: -)`)
