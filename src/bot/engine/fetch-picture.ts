// A picture is fetched by its link: drawn as things stand at that moment, for whoever it was shown to.
import type { Reader } from '../../domain/act.ts'
import { figuresDrawing } from '../figures/drawing.ts'
import { payClockDrawing } from '../pay/drawing.ts'
import { roadmapDrawing } from '../roadmap/drawing.ts'
import type { PictureRequest } from '../turn/picture.ts'

type Reading = Pick<Reader, 'sql' | 'town'>
type Drawing = (reader: Reading, request: PictureRequest) => Promise<string | undefined>

const pictures: Record<string, Drawing> = {
  roadmap: roadmapDrawing,
  'pay-clock': payClockDrawing,
  figures: figuresDrawing,
}

/** What a link of a picture leads to, as SVG; undefined where there is nothing to show, or nothing for them. */
export async function fetchPicture(reader: Reading, request: PictureRequest): Promise<string | undefined> {
  return pictures[request.facts.what ?? '']?.(reader, request)
}
