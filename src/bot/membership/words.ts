// Words about seats, offices and those who hold them.
import { inBoth } from '../turn/locale.ts'

const ja = {
  members: '委員の名簿',
  noMembers: 'まだ委員はいません。',
  vacant: '（欠員）',
  chair: '会長',
  vice: '副会長',
  seat: '席',
  organisation: '団体',
  duty: '役割と責任',
  chat: '連絡方法',
  noChat: '未接続',
}

const en: typeof ja = {
  members: 'Members',
  noMembers: 'There are no members yet.',
  vacant: '(vacant)',
  chair: 'Chair',
  vice: 'Vice-chair',
  seat: 'Seat',
  organisation: 'Organisation',
  duty: 'Role and responsibility',
  chat: 'Reached by',
  noChat: 'not connected',
}

export const words = inBoth(ja, en)
