// Words about votes.
import { inBoth } from '../turn/locale.ts'

const ja = {
  voteNone: 'いま受け付けている採決はありません',
  voteNoneHint: '何も記録していません。賛否は、採決が始まってからお答えください。',
}

const en: typeof ja = {
  voteNone: 'No vote is open now',
  voteNoneHint: 'Nothing was recorded. Please vote once a vote is open.',
}

export const words = inBoth(ja, en)
