import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { everyRow, example, lineUser, problemsOf, slackUser, take } from './towns.ts'

const database = testDatabase()
const town = { id: 'home' }

beforeAll(async () => {
  await take(database(), example('home'))
  await take(database(), example('other'))
})

const seat = (more: Record<string, unknown>) => ({ id: 's9', category: 'expert', title: '有識者', ...more })
const body = (more: Record<string, unknown>) => ({
  id: 'new',
  name: '新しい会議',
  charter: 'council-2024',
  from: '2024-07-01',
  ...more,
})
const meeting = (more: Record<string, unknown>) => ({
  body: 'council',
  no: 9,
  place: '役場',
  state: 'convened',
  startsAt: '2026-12-10T14:00+09:00',
  endsAt: '2026-12-10T16:00+09:00',
  ...more,
})
const job = (more: Record<string, unknown>) => ({
  no: 9,
  title: '封入',
  slots: 1,
  payYen: 100,
  dueAt: '2026-12-20T17:00+09:00',
  state: 'open',
  ...more,
})
const people = [
  { id: 'a', name: 'あ' },
  { id: 'b', name: 'い' },
]
const at = '2026-11-01T10:00+09:00'
const workers = [{ person: 'a' }, { person: 'b' }]

const cases: [what: string, file: Record<string, unknown>, places: string[]][] = [
  ['a new town without a name', { town: { id: 'fresh' } }, ['town.name']],
  [
    'an unknown key',
    { people: [{ id: 'a', name: 'あ', nickname: 'x' }], more: 1 },
    ['people[0].nickname', 'more'],
  ],
  ['a wrong kind of value', { people: [{ id: 'a', name: 5 }] }, ['people[0].name']],
  ['a key that is missing', { people: [{ id: 'a' }] }, ['people[0].name']],
  ['an unknown role', { people: [{ id: 'a', name: 'あ', roles: ['king'] }] }, ['people[0].roles[0]']],
  [
    'an id that means the program itself',
    {
      people: [
        { id: 'system', name: 'あ' },
        { id: 'stranger', name: 'い' },
      ],
    },
    ['people[0].id', 'people[1].id'],
  ],
  ['an unknown time zone', { town: { ...town, timezone: 'Asia/Tateshina' } }, ['town.timezone']],
  [
    'an unknown setting',
    { town: { ...town, settings: { quietFrom: 30, colour: 1 } } },
    ['town.settings.quietFrom', 'town.settings.colour'],
  ],
  ['a character that cannot be stored', { people: [{ id: 'a', name: 'あ\0' }] }, ['people[0].name']],
  [
    'a time without its offset',
    { meetings: [meeting({ startsAt: '2026-12-10T14:00' })] },
    ['meetings[0].startsAt'],
  ],
  ['a day that does not exist', { bodies: [body({ from: '2026-02-30' })] }, ['bodies[0].from']],
  ['one id twice', { people: [...people, { id: 'a', name: 'う' }] }, ['people[2]']],
  [
    'one skill twice',
    {
      skills: [
        { id: 'x', name: 'x' },
        { id: 'x', name: 'y' },
      ],
    },
    ['skills[1]'],
  ],
  [
    'one account twice',
    {
      people: [
        { ...people[0], line: lineUser('5') },
        { ...people[1], line: lineUser('5') },
      ],
    },
    ['people[1].line'],
  ],
  [
    'an account of somebody else',
    { people: [{ ...people[0], slack: slackUser('home') }] },
    ['people[0].slack'],
  ],
  [
    'an account of somebody in another town',
    { people: [{ ...people[0], line: lineUser('other') }] },
    ['people[0].line'],
  ],
  [
    'ids as no platform writes them',
    {
      people: [
        { ...people[0], line: '@tanaka' },
        { ...people[1], line: 'U0123', slack: 'tanaka' },
      ],
    },
    ['people[0].line', 'people[1].line', 'people[1].slack'],
  ],
  [
    "another town's LINE",
    { town: { ...town, line: { destination: 'Ubot-other' } } },
    ['town.line.destination'],
  ],
  ["another town's Slack", { town: { ...town, slack: { teamId: 'T01-other' } } }, ['town.slack.teamId']],
  ['an unknown charter', { bodies: [body({ charter: 'none' })] }, ['bodies[0].charter']],
  [
    'a broken charter',
    { charters: [{ id: 'own', name: { ja: 'x', en: 'x' }, effective: { from: '2024-01-01' }, rules: {} }] },
    [
      'charters[0].rules.quorum',
      'charters[0].rules.decision',
      'charters[0].rules.abstention',
      'charters[0].rules.chair',
      'charters[0].rules.proxy',
      'charters[0].rules.written',
      'charters[0].rules.recusal',
      'charters[0].rules.online',
      'charters[0].rules.noticeDays',
      'charters[0].rules.convener',
      'charters[0].rules.term',
    ],
  ],
  ['an unknown parent', { bodies: [body({ parent: 'none' })] }, ['bodies[0].parent']],
  [
    'a body above itself',
    { bodies: [body({ parent: 'n2' }), body({ id: 'n2', parent: 'new' })] },
    ['bodies[0].parent', 'bodies[1].parent'],
  ],
  ['a body that ends before it begins', { bodies: [body({ to: '2024-06-30' })] }, ['bodies[0].to']],
  [
    'an unknown holder',
    { bodies: [body({ seats: [seat({ holder: 'nobody' })] })] },
    ['bodies[0].seats[0].holder'],
  ],
  [
    'an unknown organisation',
    { bodies: [body({ seats: [seat({ organisation: 'none' })] })] },
    ['bodies[0].seats[0].organisation'],
  ],
  ['a seat of another body', { bodies: [body({ seats: [seat({ id: 's1' })] })] }, ['bodies[0].seats[0].id']],
  ['one seat twice', { bodies: [body({ seats: [seat({}), seat({})] })] }, ['bodies[0].seats[1].id']],
  [
    'two seats of one person',
    { bodies: [body({ seats: [seat({ holder: 'p1' }), seat({ id: 's10', holder: 'p1' })] })] },
    ['bodies[0].seats[1]'],
  ],
  [
    'a second seat of a person who holds one already',
    { bodies: [body({ id: 'council', seats: [seat({ holder: 'p1' })] })] },
    ['bodies[0].seats[0]'],
  ],
  [
    'an office without a holder',
    { bodies: [body({ seats: [seat({ office: 'chair' })] })] },
    ['bodies[0].seats[0].office'],
  ],
  [
    'two chairs',
    {
      people,
      bodies: [
        body({
          seats: [seat({ holder: 'a', office: 'chair' }), seat({ id: 's10', holder: 'b', office: 'chair' })],
        }),
      ],
    },
    ['bodies[0].seats[1].office'],
  ],
  [
    'another holder without a day',
    { people, bodies: [body({ id: 'council', seats: [seat({ id: 's1', holder: 'a' })] })] },
    ['bodies[0].seats[0].from'],
  ],
  [
    'terms that overlap',
    {
      people,
      bodies: [
        body({
          seats: [
            seat({
              appointments: [
                { person: 'a', from: '2025-01-01' },
                { person: 'b', from: '2024-07-01', to: '2024-09-30' },
                { person: 'b', from: '2024-08-01', to: '2026-01-01' },
              ],
            }),
          ],
        }),
      ],
    },
    ['bodies[0].seats[0].appointments[2].from', 'bodies[0].seats[0].appointments[0].from'],
  ],
  [
    'a holder who is not among the appointments',
    {
      people,
      bodies: [body({ seats: [seat({ holder: 'a', appointments: [{ person: 'b', from: '2024-07-01' }] })] })],
    },
    ['bodies[0].seats[0].holder'],
  ],
  ['a meeting of an unknown body', { meetings: [meeting({ body: 'none' })] }, ['meetings[0].body']],
  [
    'an end before the start',
    { meetings: [meeting({ endsAt: '2026-12-10T13:00+09:00' })] },
    ['meetings[0].endsAt'],
  ],
  [
    'answers after the start',
    { meetings: [meeting({ answersCloseAt: '2026-12-10T15:00+09:00' })] },
    ['meetings[0].answersCloseAt'],
  ],
  ['one meeting twice', { meetings: [meeting({}), meeting({})] }, ['meetings[1]']],
  [
    'one item twice',
    {
      meetings: [
        meeting({
          items: [
            { no: 1, title: 'x', kind: 'report' },
            { no: 1, title: 'y', kind: 'motion' },
          ],
        }),
      ],
    },
    ['meetings[0].items[1]'],
  ],
  [
    'an answer for an unknown seat',
    { meetings: [meeting({ answers: [{ seat: 'none', person: 'p1', answer: 'attend' }] })] },
    ['meetings[0].answers[0].seat'],
  ],
  [
    'an answer of an unknown person',
    {
      meetings: [
        meeting({
          answers: [
            { seat: 's1', person: 'nobody', answer: 'maybe' },
            { seat: 's1', person: 'nobody', answer: 'attend' },
          ],
        }),
      ],
    },
    ['meetings[0].answers[0].answer', 'meetings[0].answers[1].person'],
  ],
  [
    'one answer twice',
    {
      meetings: [
        meeting({
          answers: [
            { seat: 's1', person: 'p1', answer: 'attend' },
            { seat: 's1', person: 'p1', answer: 'absent' },
          ],
        }),
      ],
    },
    ['meetings[0].answers[1]'],
  ],
  [
    'two proxies of one seat',
    {
      meetings: [
        meeting({
          proxies: [
            { seat: 's1', name: '山田', state: 'named' },
            { seat: 's1', name: '山口', state: 'named' },
          ],
        }),
      ],
    },
    ['meetings[0].proxies[1]'],
  ],
  [
    'one proxy for two seats',
    {
      people,
      bodies: [body({ id: 'council', seats: [seat({ holder: 'a' })] })],
      meetings: [
        meeting({
          proxies: [
            { seat: 's1', name: '山田', state: 'named' },
            { seat: 's9', name: '山 田', state: 'approved' },
          ],
        }),
      ],
    },
    ['meetings[0].proxies[1]'],
  ],
  [
    'two bodies in one seat',
    {
      people,
      meetings: [
        meeting({
          presence: [
            { seat: 's1', from: at },
            { seat: 's1', person: 'a', from: '2026-11-01T10:01+09:00' },
          ],
        }),
      ],
    },
    ['meetings[0].presence[1]'],
  ],
  [
    'who leaves before they come',
    { meetings: [meeting({ presence: [{ seat: 's1', from: at, to: '2026-11-01T09:00+09:00' }] })] },
    ['meetings[0].presence[0].to'],
  ],
  [
    'a worker nobody knows',
    { workers: [{ person: 'nobody', skills: ['flying'] }] },
    ['workers[0].person', 'workers[0].skills[0]'],
  ],
  [
    'a supporter nobody knows, the worker themselves, and one twice',
    {
      workers: [
        {
          person: 'p9',
          supporters: [
            { person: 'nobody', state: 'asked' },
            { person: 'p9', state: 'declined' },
            { person: 'p1', state: 'asked', by: 'nobody' },
            { person: 'p1', state: 'agreed', at },
          ],
        },
      ],
    },
    [
      'workers[0].supporters[0].person',
      'workers[0].supporters[1].person',
      'workers[0].supporters[2].by',
      'workers[0].supporters',
    ],
  ],
  ['one worker twice', { workers: [{ person: 'p9' }, { person: 'p9' }] }, ['workers[1]']],
  ['one job twice', { jobs: [job({}), job({})] }, ['jobs[1]']],
  ['an unknown state', { jobs: [job({ state: 'lost' })] }, ['jobs[0].state']],
  [
    'a job without slots',
    { jobs: [job({ slots: 0, payYen: -1, minutes: 0 })] },
    ['jobs[0].slots', 'jobs[0].payYen', 'jobs[0].minutes'],
  ],
  ['an unknown skill', { jobs: [job({ skills: ['typing', 'flying'] })] }, ['jobs[0].skills[1]']],
  [
    'a claim of somebody who is no worker',
    { jobs: [job({ claims: [{ worker: 'p1', state: 'claimed' }], waiting: ['p1'] })] },
    ['jobs[0].claims[0].worker', 'jobs[0].waiting[0]'],
  ],
  [
    'more claims than slots',
    {
      people,
      workers,
      jobs: [
        job({
          claims: [
            { worker: 'a', state: 'claimed' },
            { worker: 'b', state: 'accepted' },
          ],
        }),
      ],
    },
    ['jobs[0].claims'],
  ],
  [
    'two live claims of one worker',
    {
      people,
      workers,
      jobs: [
        job({
          slots: 2,
          claims: [
            { worker: 'a', state: 'claimed', at },
            { worker: 'a', state: 'working', at: '2026-11-02T10:00+09:00' },
          ],
        }),
      ],
    },
    ['jobs[0].claims'],
  ],
  ['a queue for a closed job', { jobs: [job({ state: 'closed', waiting: ['p9'] })] }, ['jobs[0].waiting']],
  [
    'a queue for a job that is given by choice',
    { jobs: [job({ how: 'choose', waiting: ['p9'] })] },
    ['jobs[0].waiting'],
  ],
  ['a job offered to nobody', { jobs: [job({ how: 'offer' })] }, ['jobs[0].offeredTo']],
  [
    'an application twice, of nobody known, for a job that is not given by choice, or is closed',
    {
      jobs: [
        job({
          how: 'choose',
          applications: [
            { worker: 'p9', state: 'applied' },
            { worker: 'p9', state: 'applied' },
            { worker: 'nobody', state: 'withdrawn', by: 'nobody' },
          ],
        }),
        job({ no: 10, how: 'first', applications: [{ worker: 'p9', state: 'applied' }] }),
        job({ no: 11, how: 'choose', state: 'closed', applications: [{ worker: 'p9', state: 'applied' }] }),
      ],
    },
    [
      'jobs[0].applications[2].worker',
      'jobs[0].applications[2].by',
      'jobs[0].applications[1]',
      'jobs[1].applications[0].state',
      'jobs[2].applications[0].state',
    ],
  ],
  [
    'a claim taken over from nobody',
    {
      jobs: [job({ claims: [{ worker: 'p9', state: 'claimed', takenOverFrom: { worker: 'nobody' } }] })],
    },
    ['jobs[0].claims[0].takenOverFrom'],
  ],
]

describe('a town file is refused with the place of', () => {
  test.each(cases)('%s', async (_, file, places) => {
    const problems = await problemsOf(database(), { town, ...file })
    expect(problems.map(({ path }) => path)).toEqual(places)
    for (const { problem } of problems) expect(problem).toMatch(/^\S.*\S$/)
  })
})

test.each([[[]], [null], ['town'], [{ people: [] }]])(
  'what is no town file at all is refused: %j',
  async (raw) => {
    expect(await problemsOf(database(), raw)).toHaveLength(1)
  },
)

test('a problem is said in words that help', async () => {
  const file = { town, people: [{ id: 'p 1', nam: 'x', roles: ['king'] }], jobs: [job({ slots: 1.5 })] }
  expect(await problemsOf(database(), file)).toEqual([
    { path: 'people[0].id', problem: 'must not hold spaces' },
    { path: 'people[0].name', problem: 'is missing' },
    { path: 'people[0].roles[0]', problem: expect.stringContaining('must be one of member, staff') },
    { path: 'people[0].nam', problem: 'is not a known key' },
    { path: 'jobs[0].slots', problem: 'must be a whole number' },
  ])
})

test('an id that means the program itself is refused by name', async () => {
  const file = { town, people: [{ id: 'system', name: 'あ', roles: ['member'] }] }
  expect(await problemsOf(database(), file)).toEqual([
    { path: 'people[0].id', problem: 'system is a reserved id' },
  ])
})

test('one look lists everything: broken entries do not hide what is wrong with the others', async () => {
  const before = await everyRow(database())
  const file = {
    town: { ...town, timezone: 'Nowhere' },
    extra: true,
    people: [
      { id: 'broken' },
      { id: 'c', name: 'う', hobby: 'go' },
      { id: 'c', name: 'え', line: lineUser('home') },
    ],
    bodies: [
      body({
        charter: 'none',
        seats: [
          seat({ category: 3 }),
          seat({ id: 's10', holder: 'broken' }),
          seat({ id: 's11', holder: 'nobody' }),
        ],
      }),
    ],
    meetings: [
      meeting({ body: 'new', answers: [{ seat: 's9', person: 'broken', answer: 'attend' }], endsAt: 'soon' }),
    ],
    jobs: [job({ claims: [{ worker: 'p9' }, { worker: 'p1', state: 'claimed' }] })],
  }
  const problems = await problemsOf(database(), file)
  expect(problems.map(({ path }) => path).toSorted()).toEqual([
    'bodies[0].charter',
    'bodies[0].seats[0].category',
    'bodies[0].seats[2].holder',
    'extra',
    'jobs[0].claims[0].state',
    'jobs[0].claims[1].worker',
    'meetings[0].endsAt',
    'people[0].name',
    'people[1].hobby',
    'people[2]',
    'people[2].line',
    'town.timezone',
  ])
  expect(await everyRow(database())).toBe(before)
})
