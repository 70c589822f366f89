// The process that draws: resvg as WebAssembly (one file for every machine) and BIZ UDPGothic, a typeface made to be read
// by everybody.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { z } from 'zod'
import { FONT } from './letters.ts'

const RESVG = import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm')
const LETTERS = import.meta.resolve('@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf')

const [message] = await once(process, 'message')
const pictures = z.array(z.string()).parse(message)
await initWasm(await readFile(fileURLToPath(RESVG)))
const letters = await readFile(fileURLToPath(LETTERS))
const images = pictures.map((picture) => {
  const drawing = new Resvg(picture, { font: { fontBuffers: [letters], defaultFontFamily: FONT } })
  const image = drawing.render()
  const bytes = image.asPng()
  image.free()
  drawing.free()
  return bytes
})
process.send?.(images, () => process.disconnect?.())
