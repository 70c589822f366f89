// Words about presence at the table.
import { inBoth } from '../turn/locale.ts'

const ja = {
  proxyLeft: 'ご本人が来られたため、代理の方の着席は終わりました。',
  tooEarly: '着席の記録は、会議の当日にできます',
  missingPresent: (n: number) => `あと${n}人で開けます。`,
  quorumReached: '定足数を満たしました。',
  presentDone: (name: string) => `${name}さんの着席を記録しました`,
  leftDone: (name: string) => `${name}さんの退席を記録しました`,
  alreadyPresent: (name: string) => `${name}さんは、すでに着席しています`,
  notPresent: (name: string) => `${name}さんは着席していません`,
  quorumLost: '定足数を割りました。会議を続けられるか、ご確認ください。',
}

const en: typeof ja = {
  proxyLeft: 'The member came after all, so the proxy’s presence has ended.',
  tooEarly: 'Presence is recorded on the day of the meeting',
  missingPresent: (n) => `${n} more, and the meeting can open.`,
  quorumReached: 'The quorum is met.',
  presentDone: (name) => `${name} is present`,
  leftDone: (name) => `${name} has left`,
  alreadyPresent: (name) => `${name} is present already`,
  notPresent: (name) => `${name} is not present`,
  quorumLost: 'The quorum is lost. Please check whether the meeting can go on.',
}

export const words = inBoth(ja, en)
