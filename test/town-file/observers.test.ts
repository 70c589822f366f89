// 招いた人が、書き出して読み込んでも同じであること。
import { expect, test } from 'vitest'
import { erasePerson } from '../../src/domain/people/erase.ts'
import { granted } from '../domain/meeting/granted.ts'
import { STAFF } from '../domain/meeting/meanwhile.ts'
import { invitingIn } from '../domain/observer/inviting.ts'
import { operations } from '../domain/operation.ts'
import { AT } from '../domain/session/sitting.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { show, take } from './towns.ts'

const operation = operations()
const guests = invitingIn(operation)
const { run, database } = operation

test('招き、誓約、出入りは、書き出して読み込んでも同じで、コードは書き出さない', async () => {
  await operation.newTown()
  const { id, personId } = await guests.accepted()
  granted(await guests.admit(id))
  granted(await guests.seeOff(id))
  granted(await guests.admit(id, new Date('2026-12-10T14:30+09:00')))
  const other = granted(await guests.invite({ name: '鈴木 一郎', org: undefined, items: [] }))
  granted(await guests.withdraw(other.observer.id))
  granted(await guests.invite({ name: '鈴木 一郎', org: undefined, items: [1] }))
  const shown = await show(database(), operation.town(), AT)
  expect(shown.meetings[0]?.observers).toMatchObject([
    {
      ...{ name: '佐藤 花子', org: '総務省', items: [2], person: personId, state: 'accepted' },
      attendance: [{ to: AT.toISOString() }, { to: null }],
    },
    { name: '鈴木 一郎', state: 'withdrawn', items: [] },
    { name: '鈴木 一郎', state: 'invited', items: [1] },
  ])
  expect(JSON.stringify(shown.meetings[0]?.observers)).not.toMatch(/code|digest/i)
  await thereAndBack(database(), operation.town(), AT)
  await elsewhere(database(), operation.town(), AT)
  granted(await run(STAFF, (act) => erasePerson(act, { personId })))
  const erased = await show(database(), operation.town(), AT)
  expect(JSON.stringify(erased.meetings)).not.toMatch(/佐藤|総務省/)
})

test('知らない人、ない議題、二重の招きは、読み込まずに言う', async () => {
  await operation.newTown()
  granted(await guests.invite())
  const shown = JSON.parse(JSON.stringify(await show(database(), operation.town(), AT)))
  const [one] = shown.meetings[0].observers
  shown.meetings[0].observers = [one, { ...one, at: undefined, items: [9], person: 'nobody' }]
  const taking = take(database(), shown, AT)
  await expect(taking).rejects.toThrow(/there is no person nobody/)
  await expect(taking).rejects.toThrow(/there is no item 9/)
  await expect(taking).rejects.toThrow(/stands in observers\[0\] already/)
})
