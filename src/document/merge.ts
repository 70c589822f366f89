// A text that comes back from elsewhere, laid over the one it was made from: what is the same stays to the letter.
import { diffArrays } from 'diff'
import { type Block, blocksOf, lineOf } from './blocks.ts'

/** What has changed below a heading, line by line. */
export type Change = { section: string; removed: string[]; added: string[] }
export type Merged = { text: string; changes: Change[] }

/** A line as it stands and as it is compared, with the blank lines behind it. */
type Line = { raw: string; key: string; behind: string[] }
type Step = { kept: Line[] } | { removed: Line[]; added: string[] }

/** More lines changed than this: another text. */
const CHANGES_MOST = 2_000

/** Blank lines are not compared: Word has its own ways of keeping things apart. */
export function merge(base: string, written: Block[]): Merged {
  const { before, lines } = linesOf(base)
  const steps = stepsOf(lines, written.filter(({ kind }) => kind !== 'blank').map(lineOf))
  return { text: textOf(before, steps), changes: changesOf(steps) }
}

function linesOf(text: string): { before: string[]; lines: Line[] } {
  const before: string[] = []
  const lines: Line[] = []
  for (const raw of text.split('\n'))
    for (const block of blocksOf(raw)) {
      if (block.kind !== 'blank') lines.push({ raw, key: lineOf(block), behind: [] })
      else (lines.at(-1)?.behind ?? before).push(raw)
    }
  return { before, lines }
}

function stepsOf(lines: Line[], wanted: string[]): Step[] {
  const keys = lines.map(({ key }) => key)
  const parts = diffArrays(keys, wanted, { maxEditLength: CHANGES_MOST })
  if (!parts) return [{ removed: lines, added: wanted }]
  const steps: Step[] = []
  let at = 0
  for (const { removed, added, value } of parts) {
    const here = added ? [] : lines.slice(at, at + value.length)
    at += here.length
    const last = steps.at(-1)
    if (!removed && !added) steps.push({ kept: here })
    else if (last && 'removed' in last) {
      last.removed.push(...here)
      if (added) last.added.push(...value)
    } else steps.push({ removed: here, added: added ? value : [] })
  }
  return steps
}

const isHeading = (line: string): boolean => /^#{1,3} /.test(line)

/** The blank lines behind what was replaced stay behind what replaces it; a new heading stands apart. */
function textOf(before: string[], steps: Step[]): string {
  const out = [...before]
  for (const step of steps) {
    if ('kept' in step) out.push(...step.kept.flatMap(({ raw, behind }) => [raw, ...behind]))
    else {
      for (const line of step.added) {
        const apart = isHeading(line) && out.length > 0 && out.at(-1)?.trim() !== ''
        out.push(...(apart ? ['', line] : [line]))
      }
      out.push(...(step.removed.at(-1)?.behind ?? []))
    }
  }
  return out.join('\n')
}

function changesOf(steps: Step[]): Change[] {
  const changes: Change[] = []
  let section = ''
  for (const step of steps) {
    const lines = 'kept' in step ? step.kept.map(({ key }) => key) : step.added
    if ('removed' in step) {
      const [first = ''] = step.added
      changes.push({
        section: isHeading(first) ? first.replace(/^#+ /, '') : section,
        removed: step.removed.map(({ key }) => key),
        added: step.added,
      })
    }
    section = lines.findLast(isHeading)?.replace(/^#+ /, '') ?? section
  }
  return changes
}
