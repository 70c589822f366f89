// A closed grammar as a table of words: what a word may stand after, what it leaves, and what it says. A clause is
// understood only where the words of the table cover it from end to end; whatever is not in the table makes it unclear.

/** What may stand next: `endings.ts` names the states every topic shares. */
export type State = string
/** What the words said together: flags, counts and values, by name. */
export type Says = Record<string, string | number | true>

/**
 * A row of the table: words separated by `|`, the states they may stand after, the state they leave, what they say, and
 * what those who go through it twice count up (`not`).
 */
export type Row = readonly [words: string, after: string, leaves: State, says?: Says]

/** Words that no list can hold: numbers, dates, names, reasons. Gives every length it may have at a position. */
export type Scanner = {
  after: readonly State[]
  leaves: State
  at: (text: string, at: number) => { length: number; says?: Says; cost?: number }[]
}

export type Table = { rows: readonly Row[]; scanners?: readonly Scanner[]; ends: readonly State[] }

type Entry = { after: Set<State>; leaves: State; says: Says | undefined }
/** Most letters are followed by one other: only where they are not is there a map. */
type Node = {
  char: string
  child: Node | undefined
  others: Map<string, Node> | undefined
  entries: Entry[] | undefined
}
type Step = { cost: number; from: Step | undefined; at: number; state: State; says: Says | undefined }

/** What an accounted clause says; `steps` tells from where to where each of its words stands. */
export type Account = { says: Says; steps: { at: number; to: number; says: Says }[]; end: State }

export type Grammar = (text: string) => Account | undefined

const WORD_COST = 10
const MOST_KNOWN = 64

const newNode = (): Node => ({ char: '', child: undefined, others: undefined, entries: undefined })
const childOf = (node: Node, char: string): Node | undefined =>
  node.char === char ? node.child : node.others?.get(char)

function grown(node: Node, char: string): Node {
  const next = newNode()
  if (node.child === undefined) {
    node.char = char
    node.child = next
  } else {
    node.others ??= new Map()
    node.others.set(char, next)
  }
  return next
}

function trieOf(rows: readonly Row[]): Node {
  const root = newNode()
  for (const [words, after, leaves, says] of rows) {
    const entry = { after: new Set(after.split(' ')), leaves, says }
    for (const word of words.split('|')) {
      let node = root
      for (const char of word) {
        node = childOf(node, char) ?? grown(node, char)
      }
      node.entries = [...(node.entries ?? []), entry]
    }
  }
  return root
}

/** Compiles a table. Reading costs as many steps as the text is long, times the few states there are. */
export function grammarOf({ rows, scanners = [], ends }: Table): Grammar {
  const root = trieOf(rows)
  const last = new Set(ends)
  // The same clause is looked at for several reasons within one message.
  const known = new Map<string, Account | undefined>()
  return (text) => {
    if (known.has(text)) return known.get(text)
    const account = parse(text)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(text, account)
    return account
  }

  function parse(text: string): Account | undefined {
    const reached: Map<State, Step>[] = Array.from({ length: text.length + 1 }, () => new Map())
    reached[0]?.set('S', { cost: 0, from: undefined, at: 0, state: 'S', says: undefined })
    const reach = (step: Step, to: number, state: State, says: Says | undefined, cost: number) => {
      const place = reached[to]
      const best = place?.get(state)
      const total = step.cost + cost
      if (!best || total < best.cost) place?.set(state, { cost: total, from: step, at: to, state, says })
    }
    for (let at = 0; at < text.length; at += 1) {
      const here = reached[at]
      if (!here || here.size === 0) continue
      const steps = [...here.values()]
      let node: Node | undefined = root
      for (let to = at; node && to < text.length; ) {
        node = childOf(node, text.charAt(to))
        to += 1
        for (const { after, leaves, says } of node?.entries ?? [])
          for (const step of steps) if (after.has(step.state)) reach(step, to, leaves, says, WORD_COST)
      }
      for (const { after, leaves, at: scan } of scanners) {
        const able = steps.filter(({ state }) => after.includes(state))
        if (able.length === 0) continue
        for (const { length, says, cost = WORD_COST } of scan(text, at))
          for (const step of able) reach(step, at + length, leaves, says, cost)
      }
    }
    const best = [...(reached[text.length]?.values() ?? [])]
      .filter(({ state }) => last.has(state))
      .sort((a, b) => a.cost - b.cost)[0]
    return best && text.length > 0 ? accountOf(best) : undefined
  }
}

function accountOf(last: Step): Account {
  const path: Step[] = []
  for (let step: Step | undefined = last; step?.from; step = step.from) path.unshift(step)
  const says: Says = {}
  for (const step of path)
    for (const [name, value] of Object.entries(step.says ?? {})) {
      const before = says[name]
      says[name] = typeof value === 'number' && name === 'not' ? Number(before ?? 0) + value : value
    }
  return {
    says,
    steps: path.flatMap(({ says: said, from, at }) =>
      said ? [{ at: from?.at ?? 0, to: at, says: said }] : [],
    ),
    end: last.state,
  }
}

/** A scanner of whatever a pattern finds at a position. */
export const scan = (
  after: string,
  leaves: State,
  pattern: RegExp,
  says: (hit: RegExpExecArray) => Says | undefined = () => undefined,
  cost = WORD_COST,
): Scanner => {
  const sticky = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/gu, '')}y`)
  return {
    after: after.split(' '),
    leaves,
    at: (text, at) => {
      sticky.lastIndex = at
      const hit = sticky.exec(text)
      if (!hit || hit[0].length === 0) return []
      const said = says(hit)
      return [{ length: hit[0].length, cost, ...(said && { says: said }) }]
    },
  }
}
