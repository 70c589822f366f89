import { z } from 'zod'
import { called, meeting, member, oneOf } from './args.ts'
import { command, say } from './definition.ts'

export const session = {
  present: command({
    names: { ja: say('着席', '会議 着席'), en: say('present', 'meeting present') },
    summary: { ja: '着席を記録する', en: 'Record who has arrived' },
    args: z.object({
      meeting,
      mode: called(
        '出席の方法',
        'How to attend',
        oneOf({ 'in-person': ['会場'], online: ['オンライン'] }).optional(),
      ),
      member,
    }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
  }),
  left: command({
    names: { ja: say('退席', '会議 退席'), en: say('left', 'meeting left') },
    summary: { ja: '退席を記録する', en: 'Record who has left' },
    args: z.object({ meeting, member }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
  }),
}
