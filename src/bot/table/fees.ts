import { z } from 'zod'
import { calendarDay, called, meeting, member, moment, whole, words } from './args.ts'
import { command, say } from './definition.ts'

const REIWA = 2018
const [EARLIEST, LATEST] = [2000, 2100]

/** A fiscal year: 2026, 2026年度, 令和8年度. */
const fiscalYear = z
  .string()
  .transform((said) => /^(令和|R)?(元|\d{1,4})(?:年度?)?$/i.exec(said.normalize('NFKC').trim()))
  .transform((found, context) => {
    const year = found?.[2] === '元' ? 1 : Number(found?.[2])
    const full = found?.[1] ? year + REIWA : year
    if (full >= EARLIEST && full <= LATEST) return full
    context.addIssue({ code: 'custom', message: `${EARLIEST}–${LATEST}` })
    return z.NEVER
  })

export const fiscalYearArg = called('年度', 'Fiscal year', fiscalYear.optional())
const category = called('区分', 'Category', words(40).optional())
const from = called('いつから', 'From', calendarDay.optional())
const daily = called('日額（円）', 'Daily amount (yen)', whole(0, 1_000_000, 'yen').optional())
const note = called('内容', 'What for', words(100).optional())

export const fees = {
  fee: command({
    names: { ja: say('報酬台帳'), en: say('fee', 'fees') },
    summary: {
      ja: '委員の報酬と費用弁償の台帳を見る',
      en: 'Fees and expenses of members, with sheets for the accounts',
    },
    args: z.object({ year: fiscalYearArg }),
    who: ['staff'],
    group: 'office',
    slash: {
      command: '/fee',
      noun: '報酬台帳',
      hint: {
        ja: '2026 | amount category= yen= | expense meeting= member= yen= note=',
        en: 'year=2026 | amount category= yen= | expense meeting= member= yen= note=',
      },
    },
  }),
  'fee-amount': command({
    names: { ja: say('報酬日額', '報酬台帳 日額'), en: say('fee amount') },
    summary: { ja: '席の区分ごとの日額を決める', en: 'Set the daily amount of a seat category' },
    args: z.object({ category, yen: daily, from }),
    rest: 'category',
    who: ['staff'],
    group: 'office',
  }),
  'fee-amount-undo': command({
    names: { ja: say('報酬日額取り消し'), en: say('fee amount-undo') },
    summary: { ja: '決めた日額を取り消す', en: 'Take back a daily amount' },
    args: z.object({
      category,
      from,
      yen: daily,
      before: called('前の日額（円）', 'Amount before (yen)', whole(0, 1_000_000, 'yen').optional()),
    }),
    who: ['staff'],
    group: 'office',
    unlisted: true,
  }),
  'fee-expense': command({
    names: { ja: say('費用弁償', '報酬台帳 費用弁償'), en: say('fee expense') },
    summary: { ja: '費用弁償を記録する', en: 'Record an expense reimbursed for a meeting' },
    args: z.object({
      meeting,
      member,
      yen: called('金額（円）', 'Amount (yen)', whole(1, 10_000_000, 'yen').optional()),
      note,
    }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
  }),
  'fee-expense-undo': command({
    names: { ja: say('費用弁償取り消し'), en: say('fee expense-undo') },
    summary: { ja: '費用弁償の記録を取り消す', en: 'Take back a recorded expense' },
    args: z.object({ meeting, member, note, of: moment }),
    who: ['staff'],
    group: 'office',
    unlisted: true,
  }),
}
