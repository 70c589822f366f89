import { z } from 'zod'
import { calendarDay, called, month, sure, whole } from './args.ts'
import { command, say } from './definition.ts'

/** The sum that was looked at: what has changed meanwhile is shown first. */
const seen = called('確かめた額（円）', 'Sum looked at (yen)', whole(0, 2_000_000_000, 'yen').optional())
const on = called('支払った日', 'Paid on', calendarDay.optional())

export const pay = {
  statement: command({
    names: { ja: say('支払明細', '明細'), en: say('statement', 'pay statement') },
    summary: { ja: 'ひと月の支払明細を見る', en: 'Your statement of a month' },
    args: z.object({ month }),
    who: ['worker'],
    group: 'work',
  }),
  'pay-send': command({
    names: { ja: say('明細送付', '報酬 明細送付'), en: say('pay send') },
    summary: {
      ja: 'ひと月の支払明細をワーカーに送る',
      en: 'Send workers the statements of a month',
    },
    args: z.object({ month, yen: seen, sure }),
    who: ['staff'],
    group: 'office',
  }),
  'pay-paid': command({
    names: { ja: say('報酬 支払済み', '支払い済みにする'), en: say('pay paid') },
    summary: { ja: 'ひと月の報酬を支払い済みにする', en: 'Mark the pay of a month as paid' },
    args: z.object({ month, on, yen: seen, sure }),
    who: ['staff'],
    group: 'office',
  }),
  'pay-paid-undo': command({
    names: { ja: say('報酬 支払済み取り消し'), en: say('pay paid-undo') },
    summary: { ja: '支払い済みを取り消す', en: 'Take back that a month was paid' },
    args: z.object({
      month,
      on,
      claims: called('件数', 'Deliveries', whole(1, 100_000, 'count').optional()),
    }),
    who: ['staff'],
    group: 'office',
    unlisted: true,
  }),
  'pay-clock': command({
    names: { ja: say('支払時計', '報酬 支払時計'), en: say('pay clock') },
    summary: {
      ja: '納品から支払期限までの日数を見る',
      en: 'How long deliveries have waited for their pay, and how long they may',
    },
    args: z.object({}),
    who: ['staff', 'director'],
    group: 'office',
  }),
}
