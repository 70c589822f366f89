// The real program as a child process: started with settings, told to stop, or killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { isJson, type Json, parseJson } from '../../standin/json.ts'
import { until } from './waiting.ts'

export const ROOT = join(import.meta.dirname, '..', '..')
const READY = /Ready: (https?:\/\/\S+)/
const STOP_WITHIN_MS = 15_000

/** As `npm start` does. */
export const MEMORY = ['--max-semi-space-size=4', '--max-old-space-size=256']

export type Program = {
  origin: string
  /** SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | null>
  /** SIGKILL: no goodbye. */
  kill: () => Promise<void>
  running: () => boolean
  pid: number
  /** What it has logged, one JSON object a line. */
  logged: () => Json[]
}

/** Starts `node src/main.ts` on a free port and waits until it can be reached. */
export async function startProgram(settings: Record<string, string>): Promise<Program> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', LOG_LEVEL: 'info', ...settings }
  const flags = [...MEMORY, '--disable-warning=ExperimentalWarning', join('src', 'main.ts')]
  const child = spawn(process.execPath, flags, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [said, told] = [gather(child.stdout), gather(child.stderr)]
  const address = await until(
    () => {
      if (ended(child)) throw new Error(`the program ended: ${said()} ${told()}`)
      return READY.exec(told())?.[1]
    },
    { what: () => `"Ready" of the program; it said: ${said()} ${told()}`, withinMs: 30_000 },
  )
  const end = async (signal: NodeJS.Signals) => {
    if (!ended(child)) {
      const gone = once(child, 'exit')
      child.kill(signal)
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
      await gone
      clearTimeout(late)
    }
    return child.exitCode
  }
  return {
    // Where a public address is set, it listens on a port that is known.
    origin: settings.PUBLIC_URL ? `http://127.0.0.1:${settings.PORT}` : address,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    running: () => !ended(child),
    pid: child.pid ?? 0,
    logged: () => said().split('\n').map(parseJson).filter(isJson),
  }
}

const ended = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

function gather(stream: NodeJS.ReadableStream): () => string {
  let all = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    all += chunk
  })
  return () => all
}

const PINO_ERROR = 50

/** Faults of the program itself; what a test broke on purpose it does not look at here. */
export const faultsOf = ({ logged }: Program): Json[] =>
  logged().filter(({ level }) => typeof level === 'number' && level >= PINO_ERROR)
