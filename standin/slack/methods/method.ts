// A method of the Web API, by its name.
import type { Json } from '../../json.ts'
import type { SlackState } from '../state.ts'

export type Methods = Record<string, (state: SlackState, args: Json) => Json>
