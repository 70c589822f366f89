// What every subcommand shares: how it is called, how it fails, how it prints.

/** Wrong words: exit code 2. */
export class Usage extends Error {}
/** The right words, but it cannot be done: exit code 1. */
export class Refused extends Error {
  /** What --json prints of it. */
  readonly document: unknown
  constructor(message: string, document?: unknown) {
    super(message)
    this.document = document ?? { error: message }
  }
}

/** Options as given: `--charter council-2024`, `--json`. Several of one name are a list. */
export type Options = Record<string, string | boolean | (string | boolean)[] | undefined>

export type Subcommand = (args: string[], options: Options) => Promise<void>

/** The one value of an option, or undefined. */
export function option(options: Options, name: string): string | undefined {
  const value = options[name]
  const last = Array.isArray(value) ? value.at(-1) : value
  return typeof last === 'string' ? last : undefined
}

/** A whole number of an option; a missing or wrong one is a usage error unless a default is given. */
export function count(options: Options, name: string, otherwise?: number): number {
  const value = option(options, name)
  if (value === undefined && otherwise !== undefined) return otherwise
  if (value === undefined || !/^\d+$/.test(value)) throw new Usage(`--${name} takes a whole number`)
  return Number(value)
}

export const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
