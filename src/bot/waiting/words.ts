// Words about waiting for a job.
import { inBoth } from '../turn/locale.ts'

const ja = {
  wait: '順番を待つ',
  offered: (n: number, title: string) => `${n}番「${title}」に空きが出ました`,
  offeredHint: (until: string) => `${until} まで、あなたのために取ってあります。`,
  take: '受ける',
  pass: '見送る',
  offerLapsed: (n: number) => `${n}番は、次の方にお願いしました`,
  offerLapsedHint: 'お返事の期限が過ぎたためです。ほかの仕事もご覧ください。',
  leave: '順番待ちをやめる',
  waiting: (n: number, place: number) => `${n}番の順番待ちに入りました（${place}番目）`,
  waitingHint: '空いたら、ここでお知らせします。',
  waitLeft: (n: number) => `${n}番の順番待ちをやめました`,
  notWaiting: (n: number) => `${n}番の順番待ちには入っていません`,
  slotFree: (n: number) => `${n}番には空きがあります`,
  slotFreeHint: '「応募」で受けられます。',
}

const en: typeof ja = {
  wait: 'Wait for a place',
  offered: (n, title) => `A place is free in No. ${n}, “${title}”`,
  offeredHint: (until) => `It is kept for you until ${until}.`,
  take: 'Take it',
  pass: 'Pass',
  offerLapsed: (n) => `No. ${n} went to the next person`,
  offerLapsedHint: 'The time to answer was over. Have a look at the other jobs.',
  leave: 'Leave the waiting list',
  waiting: (n, place) => `You wait for No. ${n} (place ${place})`,
  waitingHint: 'You hear here when it is your turn.',
  waitLeft: (n) => `You no longer wait for No. ${n}`,
  notWaiting: (n) => `You do not wait for No. ${n}`,
  slotFree: (n) => `No. ${n} has a free place`,
  slotFreeHint: 'Send “claim” to take it.',
}

export const words = inBoth(ja, en)
