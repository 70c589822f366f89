// Where to look first: the longest files and functions and the fullest folders. Nothing here fails a check.
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const MOST_SHOWN = 6

type Length = { name: string; lines: number }

async function filesIn(folder: string): Promise<{ path: string; lines: string[] }[]> {
  const names = await readdir(join(root, folder), { recursive: true })
  const paths = names
    .filter((name) => /\.(ts|js)$/.test(name) && !name.includes('generated'))
    .map((name) => `${folder}/${name}`)
  return Promise.all(
    paths.map(async (path) => ({
      path,
      lines: (await readFile(join(root, path), 'utf8')).trimEnd().split('\n'),
    })),
  )
}

/** Functions at the left margin, from their first line to the closing brace or the line before a blank one. */
function functionsOf({ path, lines }: { path: string; lines: string[] }): Length[] {
  return lines.flatMap((line, start) => {
    const [, name] =
      /^(?:export )?(?:async )?function (\w+)/.exec(line) ??
      /^(?:export )?const (\w+)(?:: [^=]+)? = (?:async )?(?:\(|<|\w+ =>)/.exec(line) ??
      []
    if (!name) return []
    const length = lines.slice(start).findIndex((one, at) => /^[})\]]/.test(one) || (at > 0 && one === ''))
    return [{ name: `${path} ${name}`, lines: Math.max(1, length + (lines[start + length] === '' ? 0 : 1)) }]
  })
}

const rank = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

function print(what: string, all: Length[]): void {
  const sorted = all.map(({ lines }) => lines).toSorted((a, b) => a - b)
  const longest = all.toSorted((a, b) => b.lines - a.lines).slice(0, MOST_SHOWN)
  console.log(
    `${what}: ${all.length}, median ${rank(sorted, 0.5)}, 95th ${rank(sorted, 0.95)}, longest ${rank(sorted, 1)}`,
  )
  for (const { name, lines } of longest) console.log(`  ${`${lines}`.padStart(4)}  ${name}`)
}

const files = [await filesIn('src'), await filesIn('standin')].flat()
const folders = Map.groupBy(files, ({ path }) => dirname(path))
print(
  'files, in lines',
  files.map(({ path, lines }) => ({ name: path, lines: lines.length })),
)
print('functions, in lines', files.flatMap(functionsOf))
print(
  'folders, in files',
  [...folders].map(([name, all]) => ({ name, lines: all.length })),
)
