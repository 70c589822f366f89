// The thread that draws: resvg as WebAssembly (one file for every machine) and BIZ UDPGothic, a typeface made to be read
// by everybody.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { z } from 'zod'
import { FONT } from './picture.ts'

const RESVG = import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm')
const LETTERS = import.meta.resolve('@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf')

const pictures = z.array(z.string()).parse(workerData)
await initWasm(await readFile(fileURLToPath(RESVG)))
const letters = await readFile(fileURLToPath(LETTERS))
parentPort?.postMessage(
  pictures.map((picture) => {
    const drawing = new Resvg(picture, { font: { fontBuffers: [letters], defaultFontFamily: FONT } })
    const image = drawing.render()
    const bytes = image.asPng()
    image.free()
    drawing.free()
    return bytes
  }),
)
