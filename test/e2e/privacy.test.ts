// What is logged says what happened, and nothing of who or what was said.
import { expect, test } from 'vitest'
import { inLine, inSlack } from './people.ts'
import { LINE_SECRET, LINE_TOKEN, openPlace, SLACK_SECRET, STRANGERS } from './place.ts'
import { CHANNEL, lineId, STAFF } from './village.ts'
import { until } from './waiting.ts'

const aiko = `U${'2'.repeat(32)}`

test.each(['info', 'trace'])(
  '%s の記録に、名前も、言葉も、コードも、鍵もない',
  { timeout: 60_000 },
  async (LOG_LEVEL) => {
    const place = await openPlace({ members: 2, settings: { LOG_LEVEL } })
    try {
      const said = ['欠席 孫の入院のため', '代理 ひみつの代理人', '1234-5678', 'よろしくおねがいごと']
      const member = inLine(place, aiko)
      for (const text of said) await place.line.say(member.userId, text)
      const staff = inSlack(place, STAFF)
      const code = await staff.types('/member', 'code 田中 花', 'コード')
      const digits = /\d{4}-\d{4}/.exec(code)?.[0] ?? ''
      expect(digits).not.toBe('')
      await place.line.say(STRANGERS[0] ?? '', '見知らぬひみつの言葉')
      place.line.faults.fail({ path: '/message/reply', status: 400, body: { message: 'no' } })
      await place.line.say(lineId('c', 1), '出席')
      await place.slack.command(STAFF, CHANNEL, '/rsvp', '第3回 欠席 電話 委員2 ひみつの理由')
      await until(
        () => (place.program.logged().filter(({ msg }) => msg === 'turn').length >= 6 ? true : undefined),
        {
          what: () => 'the turns to be logged',
        },
      )
      const logged = JSON.stringify(place.program.logged())
      expect(logged).toContain('"msg":"turn"')
      const secrets = [
        '孫の入院',
        'ひみつ',
        '1234-5678',
        'おねがいごと',
        digits,
        '山本',
        '愛子',
        '田中',
        '委員2',
        LINE_SECRET,
        LINE_TOKEN,
        SLACK_SECRET,
        'xoxb-token',
      ]
      for (const secret of secrets) expect(logged, secret).not.toContain(secret)
      // The code that is still good lies sealed in the database, everywhere it could lie.
      const rows = await place.database.db.inbox.findMany()
      expect(JSON.stringify(rows)).not.toContain(digits)
      const jobs = await place.database.boss.findJobs('deliver')
      expect(JSON.stringify(jobs)).not.toContain(digits)
    } finally {
      await place.close()
    }
  },
)
