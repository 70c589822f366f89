import { beforeEach, expect, test } from 'vitest'
import { lockWorkerAndJob } from '../../../src/domain/claim/lock-worker-and-job.ts'
import { workingTown } from '../job/turns.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
beforeEach(() => workingTown(operation))

const locks = (by: string, { no = 3, personId = 'w1' } = {}) =>
  writingNothing(operation, () => operation.run({ by }, (act) => lockWorkerAndJob(act, { no, personId })))

test('働き手と仕事を、いまのまま渡す', async () => {
  expect(await locks('w1')).toMatchObject({ ok: true, value: { worker: { personId: 'w1' }, job: { no: 3 } } })
})
test('古い: lockWorkerAndJob は、もうない仕事も、働き手でない人も、ほかの人の言葉も受けない', async () => {
  expect(await locks('w1', { no: 99 })).toEqual({ ok: false, refusal: { kind: 'no-such-job' } })
  expect(await locks('s1', { personId: 's1' })).toEqual({ ok: false, refusal: { kind: 'no-worker' } })
  expect(await locks('w2')).toMatchObject({ ok: false, refusal: { kind: 'not-permitted' } })
})
