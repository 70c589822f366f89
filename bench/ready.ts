// (d) From `start` to ready, and the memory it takes: a first start (database made, town loaded), then a second one.
import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { MEMORY } from '../test/e2e/program.ts'

const FOLDER = '.data/bench-ready'

export async function ready(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true })
  const first = await startOnce()
  const second = await startOnce()
  console.log(
    `(d) first start ready after ${first.seconds.toFixed(1)} s; second after ${second.seconds.toFixed(1)} s, ${second.megabytes.toFixed(0)} MB resident`,
  )
}

function startOnce(): Promise<{ seconds: number; megabytes: number }> {
  return new Promise((done, fail) => {
    const begun = performance.now()
    const child = spawn(
      process.execPath,
      [...MEMORY, '--disable-warning=ExperimentalWarning', 'src/main.ts'],
      {
        env: { PATH: process.env.PATH ?? '', DATA_DIR: FOLDER, PORT: '0' },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    let seconds = 0
    let megabytes = 0
    child.stderr.on('data', async (chunk: Buffer) => {
      if (seconds > 0 || !chunk.toString().includes('Ready')) return
      seconds = (performance.now() - begun) / 1000
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
      megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
      child.kill('SIGINT')
    })
    child.on('error', fail)
    child.on('exit', () => done({ seconds, megabytes }))
  })
}
