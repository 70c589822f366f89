import { z } from 'zod'
import { called, oneOf } from './args.ts'
import { command, say, saying } from './definition.ts'

export const decision = {
  vote: command({
    names: {
      ja: [
        ...saying({ choice: 'yes' }, '賛成', '異議なし'),
        ...saying({ choice: 'no' }, '反対'),
        ...saying({ choice: 'abstain' }, '棄権'),
      ],
      en: say('vote'),
    },
    summary: { ja: '採決で票を入れる（会議中のみ）', en: 'Vote on an open motion (in session only)' },
    args: z.object({
      motion: called(
        '議案',
        'Motion',
        z
          .string()
          .regex(/^第?\d+号?(?:議案)?$/)
          .optional(),
      ),
      choice: called('賛否', 'Vote', oneOf({ yes: ['賛成'], no: ['反対'], abstain: ['棄権'] }).optional()),
    }),
    who: ['member', 'proxy'],
    group: 'meeting',
    together: true,
    sentence: true,
  }),
}
