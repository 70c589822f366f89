// From SVG to PNG, with a font that comes along: no machine's own fonts are asked for. It takes a second and a hundred
// megabytes, so it is done in a process of its own, which is gone afterwards.
import { fork } from 'node:child_process'
import { z } from 'zod'

export type Draw = (pictures: string[]) => Promise<Uint8Array[]>

const drawn = z.array(z.instanceof(Uint8Array))

export const draw: Draw = (pictures) =>
  new Promise((done, fail) => {
    const apart = fork(new URL('./draw-apart.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    apart.once('message', (message) => done(drawn.parse(message)))
    apart.once('error', fail)
    apart.once('exit', (code, signal) => fail(new Error(`the drawing ended with ${code ?? signal}`)))
    apart.send(pictures)
  })
