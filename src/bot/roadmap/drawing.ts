import type { Reader } from '../../domain/act.ts'
import { isoDay } from '../../domain/calendar.ts'
import { present } from '../../domain/roadmap/model.ts'
import { readRoadmap } from '../../domain/roadmap/read.ts'
import type { Locale } from '../turn/locale.ts'
import { roadmapPicture } from './picture.ts'

/** The plan of a town as it stands, to be drawn; undefined where there is no such town. */
export async function roadmapDrawing(
  reader: Pick<Reader, 'sql' | 'town'>,
  { locale, now }: { locale: Locale; now: Date },
): Promise<string | undefined> {
  const found = await readRoadmap(reader)
  if (!found) return undefined
  const today = isoDay(now, found.timezone)
  return roadmapPicture(present(found.milestones, today), { today, locale }).svg
}
