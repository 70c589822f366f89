import { z } from 'zod'
import { month } from './args.ts'
import { command, say } from './definition.ts'
import { fiscalYearArg } from './fees.ts'

export const figures = {
  figures: command({
    names: { ja: say('集計', '仕事 集計'), en: say('figures', 'job figures') },
    summary: {
      ja: '仕事の量・かかった日数・報酬の広がりを図で見る',
      en: 'Load, lead times and the spread of earnings, in pictures',
    },
    args: z.object({ year: fiscalYearArg, month }),
    who: ['staff', 'director'],
    group: 'office',
  }),
}
