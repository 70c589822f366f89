// Shapes of JSON that someone sends: small rules that compose and say what is wrong, and where.
import { isJson, type Json } from './json.ts'

export type Path = readonly (string | number)[]

export type Problem = { path: Path } & (
  | { kind: 'missing' | 'unknown' }
  | { kind: 'type'; expected: 'string' | 'number' | 'boolean' | 'array' | 'object' }
  | { kind: 'length' | 'items' | 'range'; min: number; max: number; actual: number }
  | { kind: 'value'; allowed: readonly string[]; actual: unknown }
  | { kind: 'rule'; message: string }
)

export type Shape = (value: unknown, path: Path) => Problem[]

const outside = (actual: number, min: number, max: number) => actual < min || actual > max

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

export const graphemes = (text: string) => [...segmenter.segment(text)].length

type TextRange = { min?: number; max?: number; count?: (text: string) => number }

/** A string; its length is counted in UTF-16 units unless told otherwise. */
export const text =
  ({ min = 1, max = Number.POSITIVE_INFINITY, count = (value) => value.length }: TextRange = {}): Shape =>
  (value, path) => {
    if (typeof value !== 'string') return [{ kind: 'type', expected: 'string', path }]
    const actual = count(value)
    return outside(actual, min, max) ? [{ kind: 'length', min, max, actual, path }] : []
  }

/** A string a pattern accepts. */
export const matching =
  (pattern: RegExp, message: string, range: TextRange = {}): Shape =>
  (value, path) => {
    const problems = text(range)(value, path)
    if (problems.length > 0 || typeof value !== 'string' || pattern.test(value)) return problems
    return [{ kind: 'rule', message, path }]
  }

export const number =
  (min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): Shape =>
  (value, path) => {
    if (typeof value !== 'number') return [{ kind: 'type', expected: 'number', path }]
    return outside(value, min, max) ? [{ kind: 'range', min, max, actual: value, path }] : []
  }

export const flag: Shape = (value, path) =>
  typeof value === 'boolean' ? [] : [{ kind: 'type', expected: 'boolean', path }]

export const anything: Shape = () => []

export const oneOf =
  (...allowed: readonly string[]): Shape =>
  (value, path) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : [{ kind: 'value', allowed, actual: value, path }]

export const list =
  (item: Shape, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return [{ kind: 'type', expected: 'array', path }]
    const actual = value.length
    const size: Problem[] = outside(actual, min, max) ? [{ kind: 'items', min, max, actual, path }] : []
    return [...size, ...value.flatMap((entry, index) => item(entry, [...path, index]))]
  }

/** An object with these properties and no others; a name ending in `!` must be there. */
export const record = (fields: Record<string, Shape>): Shape => {
  const shapes = new Map(Object.entries(fields).map(([name, shape]) => [name.replace('!', ''), shape]))
  const required = Object.keys(fields)
    .filter((name) => name.endsWith('!'))
    .map((name) => name.slice(0, -1))
  return (value, path) => {
    if (!isJson(value)) return [{ kind: 'type', expected: 'object', path }]
    const missing = required.filter((name) => value[name] === undefined || value[name] === null)
    const present = Object.entries(value).filter(([, field]) => field !== undefined && field !== null)
    const wrong = present.flatMap(([name, field]): Problem[] => {
      const shape = shapes.get(name)
      return shape ? shape(field, [...path, name]) : [{ kind: 'unknown', path: [...path, name] }]
    })
    return [...missing.map((name): Problem => ({ kind: 'missing', path: [...path, name] })), ...wrong]
  }
}

/** An object whose `type` says which shape holds; the table may refer to itself, so it is asked for late. */
export const byType =
  (table: () => Record<string, Shape>): Shape =>
  (value, path) => {
    if (!isJson(value)) return [{ kind: 'type', expected: 'object', path }]
    const shapes = table()
    const shape = typeof value.type === 'string' ? shapes[value.type] : undefined
    if (shape) return shape(value, path)
    return [{ kind: 'value', allowed: Object.keys(shapes), actual: value.type, path: [...path, 'type'] }]
  }

/** A rule over a whole object, beside its fields. */
export const rule =
  (message: string, holds: (value: Json) => boolean): Shape =>
  (value, path) =>
    !isJson(value) || holds(value) ? [] : [{ kind: 'rule', message, path }]

/** Every shape must hold. */
export const all =
  (...shapes: Shape[]): Shape =>
  (value, path) =>
    shapes.flatMap((shape) => shape(value, path))
