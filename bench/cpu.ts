// CPU time as Linux counts it; elsewhere there is none to show.
import { readdirSync, readFileSync } from 'node:fs'

const TICK_MS = 10

const stat = (pid: string | number): { name: string; ms: number } | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const rest = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    return { name, ms: (Number(rest[11]) + Number(rest[12])) * TICK_MS }
  } catch {
    return undefined
  }
}

/** Of one process, and of every PostgreSQL process together. */
export function cpuMs(pid: number | undefined): { program: number; postgres: number } {
  const all = (() => {
    try {
      return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    } catch {
      return []
    }
  })()
  const postgres = all.reduce((sum, other) => {
    const found = stat(other)
    return found?.name === 'postgres' ? sum + found.ms : sum
  }, 0)
  return { program: pid === undefined ? 0 : (stat(pid)?.ms ?? 0), postgres }
}

export const rssMb = (pid: number | undefined): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
