// What may be a name and may be something else: asked back before it is filed.
const KANA_ONLY = /^[ぁ-んァ-ヶー]{1,4}$/u
const NOT_A_NAME =
  /^(?:たぶん|多分|おそらく|例の|うちの|あの|その|どこか|だれか|誰か|隣の|となりの|知り合い|友達|家内|主人)/u

/** 「コード」「はるか」「たぶん田中」: kana alone and short, or a word before it that no name begins with. */
export const isDoubtfulName = (name: string): boolean => KANA_ONLY.test(name) || NOT_A_NAME.test(name)
