// From SVG to PNG, with a font that comes along: no machine's own fonts are asked for. It takes a moment and much memory,
// so it is done in a thread of its own, which is gone afterwards.
import { Worker } from 'node:worker_threads'
import { z } from 'zod'

export type Draw = (pictures: string[]) => Promise<Uint8Array[]>

const drawn = z.array(z.instanceof(Uint8Array))

export const draw: Draw = (pictures) =>
  new Promise((done, fail) => {
    const thread = new Worker(new URL('./draw-thread.ts', import.meta.url), {
      workerData: pictures,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    thread.once('message', (message) => done(drawn.parse(message)))
    thread.once('error', fail)
    thread.once('exit', (code) => fail(new Error(`the drawing ended with ${code}`)))
  })
