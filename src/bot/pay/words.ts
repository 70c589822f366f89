// Words about pay.
import { inBoth } from '../turn/locale.ts'

const ja = {
  payBy: '支払期限',
  payByHint: (day: string) => `${day}までにお支払いします（納品の日から60日以内）。`,
  payTitle: '報酬',
  payNone: 'お支払いを待つ報酬はありません。',
  payNoneHint: '納品すると、額と支払期限がここに出ます。',
  paySum: '合計',
}

const en: typeof ja = {
  payBy: 'Paid by',
  payByHint: (day) => `It is paid by ${day} (within 60 days of the delivery).`,
  payTitle: 'Pay',
  payNone: 'No pay is outstanding.',
  payNoneHint: 'Once you deliver, amount and date appear here.',
  paySum: 'Sum',
}

export const words = inBoth(ja, en)
