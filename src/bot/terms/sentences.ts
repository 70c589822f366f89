// 「同意します」: a word about changed terms is taken only where it is the whole message (C1); everything around it is asked.
import type { Reader } from '../turn/reading.ts'
import { say } from '../turn/reading.ts'

const AGREE =
  /^(?:はい、?)?(?:(?:(\d{1,6})番の?)?(?:新しい)?(?:条件|変更|条件の変更)?(?:に|は|で)?)同意(?:します|いたします|致します|です)$/u
const DECLINE =
  /^(?:(\d{1,6})番の?)?(?:条件|変更|条件の変更)(?:は|を)?(?:お?断りします|お?断りいたします|断ります)$/u
const AGREE_IN_ENGLISH =
  /^(?:yes,? )?i agree(?: to (?:the|these) (?:new |changed )?terms)?(?: of (?:no\.? ?)?(\d{1,6}))?\.?$/u

export const readTermsAnswer: Reader = ({ key }) => {
  const agreed = AGREE.exec(key) ?? AGREE_IN_ENGLISH.exec(key)
  if (agreed) return say('terms-agree', { job: agreed[1] })
  const declined = DECLINE.exec(key)
  return declined ? say('terms-decline', { job: declined[1] }) : undefined
}
