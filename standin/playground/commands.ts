// The slash commands the composer suggests where the server names none of its own.

export type SuggestedCommand = { command: string; usage?: string; ja: string; en: string }

export const usualCommands: SuggestedCommand[] = [
  { command: '/quorum', usage: '[第n回]', ja: '定足数の見込み', en: 'Quorum forecast' },
  { command: '/meeting', ja: '会議', en: 'Meetings' },
  { command: '/rsvp', ja: '出欠', en: 'Attendance answers' },
  { command: '/proxy', ja: '代理', en: 'Proxies' },
  { command: '/motion', ja: '議案', en: 'Motions' },
  { command: '/vote', ja: '採決', en: 'Votes' },
  { command: '/minutes', ja: '議事録', en: 'Minutes' },
  { command: '/member', ja: '委員', en: 'Members' },
  { command: '/job', ja: '仕事', en: 'Jobs' },
  { command: '/order', ja: '受注', en: 'Orders' },
  { command: '/worker', ja: 'ワーカー', en: 'Workers' },
  { command: '/roadmap', ja: '予定表', en: 'Roadmap' },
  { command: '/place', ja: '部屋と席', en: 'Rooms and desks' },
  { command: '/yoriai', usage: 'help', ja: '使い方', en: 'Help' },
]
