// In which language somebody wants to be spoken to, as a whole message.

const TAIL =
  '(?:で|に|を)?(?:お願い(?:します|できますか)?|おねがいします|して(?:ください)?|話して(?:ください)?|ください)?'

export const IN_ENGLISH = new RegExp(
  `^(?:英語|えいご|えーご)${TAIL}$|^(?:(?:in )?english,? ?(?:please)?|(?:can|could) (?:you|we|i) (?:speak|use|have|write)(?: in| this in)? english(?: please)?|do you speak english|switch to english)$`,
  'iu',
)
export const IN_JAPANESE = new RegExp(
  `^(?:日本語|にほんご)${TAIL}$|^(?:(?:in )?japanese,? ?(?:please)?|switch to japanese|back to japanese)$`,
  'iu',
)
