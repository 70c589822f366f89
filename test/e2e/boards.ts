// A board as somebody in the room has it: its link from staff, its page, and what it is told.
import { statement } from '../../src/db/sql.ts'
import { inSlack } from './people.ts'
import type { Place } from './place.ts'
import { CHANNEL, STAFF } from './village.ts'
import { until } from './waiting.ts'

const MINUTE_MS = 60_000

/** The meeting of the village is today: it begins in so many minutes, and people are arriving. */
export async function beginsIn({ database: { sql } }: Place, minutes: number): Promise<void> {
  const starts = new Date(Date.now() + minutes * MINUTE_MS)
  const ends = new Date(starts.getTime() + 120 * MINUTE_MS)
  await sql.count(statement`update meeting set starts_at = ${starts}, ends_at = ${ends}`)
  await sql.count(statement`update town set version = version + 1`)
}

/** The secretariat, and the address of the board as its card links it. */
export async function withBoard(place: Place) {
  const staff = inSlack(place, STAFF)
  /** What colleagues are told of it begins with the name; the answer does not. */
  const doing = async (command: string, words: string, answer: string): Promise<string> => {
    const before = new Set(staff.messages().map(({ ts }) => ts))
    await place.slack.command(STAFF, CHANNEL, command, words)
    const found = () =>
      staff
        .messages()
        .find(({ ts, text }) => !before.has(ts) && !text.startsWith('庶務 まもる：') && text.includes(answer))
    return until(() => found()?.text, { what: () => `「${answer}」 in ${staff.everything()}` })
  }
  await doing('/meeting', 'board meeting=3', '会議盤を開く')
  const shown = JSON.stringify(staff.messages().map(({ blocks }) => blocks))
  const address = /http:\/\/127[^|"\\>\s]+\/board\/[^|"\\>\s]+/.exec(shown)?.[0]
  if (!address) throw new Error(`no link in ${shown}`)
  return {
    doing,
    address,
    token: new URL(address).pathname.split('/').at(-1) ?? '',
    sits: async (...people: string[]) => {
      for (const member of people)
        await doing('/meeting', `present meeting=3 member=${member}`, 'の着席を記録しました')
    },
    leaves: (member: string) => doing('/meeting', `left meeting=3 member=${member}`, 'の退席を記録しました'),
    opens: () => doing('/meeting', 'open meeting=3', 'を開会しました'),
    puts: async (title: string, how = '') => {
      const made = await doing(
        '/motion',
        `new meeting=3 item=2 title="${title}" ${how}`,
        `「${title}」を作りました`,
      )
      const [, no = ''] = /^第(\d+)号/.exec(made) ?? []
      await doing('/motion', `open meeting=3 motion=${no}`, 'の採決を始めました')
      return no
    },
    elects: async (office: string, ...candidates: string[]) => {
      const of = `meeting=3 office=${office}`
      await doing('/election', `new ${of}`, 'の互選を始めます')
      for (const one of candidates)
        await doing('/election', `candidate ${of} member=${one}`, 'の候補者に加えました')
      const step = (verb: string, answer: string) => doing('/election', `${verb} ${of}`, answer)
      await step('open', '投票を始めました')
      return step
    },
    closes: (no: string, result: string) => doing('/motion', `close meeting=3 motion=${no}`, result),
  }
}

/** A board in words. */
const plain = (html: string): string =>
  html
    .replaceAll(/^data:/gm, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

/** Listens to the events of a board; `hears` waits until the last one says something. */
export async function listens(address: string, headers: Record<string, string> = {}) {
  const cut = new AbortController()
  const answer = await fetch(address, { headers, signal: cut.signal })
  let told = ''
  const ended = (async () => {
    const decoder = new TextDecoder()
    try {
      for await (const chunk of answer.body ?? []) told += decoder.decode(chunk, { stream: true })
    } catch {
      // Cut by whoever listens, or with the program that was killed.
    }
  })()
  const whole = () => told.slice(0, told.lastIndexOf('\n\n') + 1)
  const events = () =>
    whole()
      .split('\n\n')
      .filter((one) => one.includes('event: '))
  return {
    answer,
    told: () => told,
    events,
    /** The last board that was sent, as a page would have it. */
    last: () =>
      events()
        .at(-1)
        ?.replaceAll(/^data: /gm, '') ?? '',
    hears: (words: string | RegExp) =>
      until(
        () =>
          events()
            .slice(-1)
            .find((one) => one.search(words) >= 0),
        {
          what: () => `${words}; ${events().length} so far, the last: ${plain(events().at(-1) ?? '')}`,
          withinMs: 6_000,
        },
      ),
    ended,
    cut: async () => {
      cut.abort()
      await ended
    },
  }
}
