import { z } from 'zod'
import { called, due, oneOf, personRef, quantity, revision, sure, whole, words } from './args.ts'
import { command, say } from './definition.ts'

const PARTS_MOST = 100
const PARTS = /^[1-9]\d{0,6}(?:[,、+・]+[1-9]\d{0,6})*$/

const orderNo = called('受注の番号', 'Order', whole(1, 999_999).optional())
const title = called('受注の名前', 'Title of the order', words(100).optional())
const yen = called('金額（円）', 'Amount (yen)', whole(1, 1_000_000_000, 'yen').optional())
const dueArg = called('納期', 'Due', due.optional())
const director = called('ディレクター', 'Director', personRef.optional())

/** How much each job is: `10,10,10,10`. */
const jobs = called(
  '仕事ごとの数量',
  'Quantity of each job',
  z
    .string()
    .transform((said) => said.normalize('NFKC').replace(/\s+/g, ','))
    .pipe(z.string().regex(PARTS))
    .transform((said) => said.split(/[,、+・]+/).map(Number))
    .refine((parts) => parts.length <= PARTS_MOST)
    .optional(),
)

export const order = {
  order: command({
    names: { ja: say('受注', '受注一覧', '注文'), en: say('order', 'orders') },
    summary: { ja: '受注の一覧と内容を見る', en: 'Orders, their jobs and what is left of them' },
    args: z.object({
      order: orderNo,
      state: called(
        '状態',
        'State',
        oneOf({
          received: ['未分割'],
          split: ['分割済み', '作業中'],
          done: ['完了'],
          cancelled: ['中止'],
        }).optional(),
      ),
      page: called('ページ', 'Page', whole(1, 1_000).optional()),
    }),
    who: ['staff', 'director'],
    group: 'office',
    slash: {
      command: '/order',
      noun: '受注',
      hint: {
        ja: 'new client= title= yen= quantity= unit= due= | split order= jobs= pay= | order=',
        en: 'new client= title= yen= quantity= unit= due= | split order= jobs= pay= | order=',
      },
    },
  }),
  'order-new': command({
    names: { ja: say('受注 追加', '受注 新規', '受注 登録'), en: say('order new') },
    summary: { ja: '受注を登録する', en: 'Receive an order of a client' },
    args: z.object({
      client: called('顧客', 'Client', words(200).optional()),
      title,
      yen,
      quantity: called('数量', 'Quantity', quantity.optional()),
      unit: called('単位', 'Unit', words(20).optional()),
      due: dueArg,
      reorder: called(
        '再委託の元の顧客と支払期日',
        'Re-order: client, its payment day',
        words(200).optional(),
      ),
      confidential: called('秘密の仕事', 'Confidential', oneOf({ yes: ['はい'], no: ['いいえ'] }).optional()),
      director,
    }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'order-split': command({
    names: { ja: say('受注 分割'), en: say('order split') },
    summary: { ja: '受注を仕事に分ける', en: 'Split an order into jobs' },
    args: z.object({
      order: orderNo,
      jobs,
      pay: called('報酬（1件の仕事あたり・円）', 'Pay (yen a job)', whole(0, 100_000_000, 'yen').optional()),
      skills: called('必要な技能', 'Skills needed', words(200).optional()),
      place: called('場所', 'Where', words(100).optional()),
      due: dueArg,
      sure,
    }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'order-unsplit': command({
    names: { ja: say('受注 分割取り消し'), en: say('order unsplit') },
    summary: { ja: '受注の分割を取り消す', en: 'Take back the splitting of an order' },
    args: z.object({ order: orderNo, of: revision }),
    who: ['staff', 'director'],
    group: 'office',
    unlisted: true,
  }),
  'order-change': command({
    names: { ja: say('受注 変更'), en: say('order change') },
    summary: { ja: '受注の金額・納期などを変える', en: 'Change the amount or the due day of an order' },
    args: z.object({ order: orderNo, title, yen, due: dueArg, director, of: revision }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'order-cancel': command({
    names: { ja: say('受注 中止', '受注 取り消し'), en: say('order cancel') },
    summary: { ja: '受注を取りやめる', en: 'Cancel an order' },
    args: z.object({ order: orderNo, sure, of: revision }),
    who: ['staff', 'director'],
    group: 'office',
  }),
}
