import type { CauseCode } from '../../../src/model/causes.ts'
import type { SealFacts } from '../../../src/model/seal.ts'

/** One drift as real bytes, and the causes that must be named, earliest first. */
export interface DriftCase {
  readonly name: string
  readonly sealed: Buffer
  readonly found: Buffer
  readonly causes: readonly CauseCode[]
  readonly path?: string
  readonly facts?: SealFacts
}

export function drift(
  name: string,
  sealed: string | Buffer,
  found: string | Buffer,
  causes: CauseCode | readonly CauseCode[],
  more: Pick<DriftCase, 'path' | 'facts'> = {}
): DriftCase {
  return {
    name,
    sealed: Buffer.from(sealed),
    found: Buffer.from(found),
    causes: typeof causes === 'string' ? [causes] : causes,
    ...more
  }
}

/** Text in ten scripts, with lines long enough that no short guess reaches them. */
export const SCRIPTS = {
  latin: 'Le cœur déçu mais l’âme plutôt naïve, Louÿs rêva de crapaüter en canoë.\nZażółć gęślą jaźń, mały kotek.\n',
  greek: 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.\nΤάχιστη αλώπηξ βαφής ψημένη γη.\n',
  cyrillic: 'Съешь ещё этих мягких французских булок, да выпей чаю.\nШирокая электрификация южных губерний.\n',
  hebrew: 'דג סקרן שט בים מאוכזב ולפתע מצא חברה.\nעטלף אבק נס דרך מזגן שהתפוצץ כי חם.\n',
  arabic: 'نص حكيم له سر قاطع وذو شأن عظيم مكتوب على ثوب أخضر.\nصِف خَلقَ خَودِ كَمِثلِ الشَمسِ.\n',
  devanagari: 'ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण का सर्वनाश।\nहिन्दी में एक वाक्य।\n',
  thai: 'เป็นมนุษย์สุดประเสริฐเลิศคุณค่า\nกว่าบรรดาฝูงสัตว์เดรัจฉาน\n',
  chinese: '我能吞下玻璃而不伤身体。\n视野无限广，窗外有蓝天。\n',
  japanese: 'いろはにほへと ちりぬるを\nカタカナと漢字、ひらがな。\n',
  korean: '키스의 고유조건은 입술끼리 만나야 하고 특별한 기술은 필요치 않다.\n다람쥐 헌 쳇바퀴에 타고파.\n',
  emoji: 'Family 👨‍👩‍👧 and flags 🇩🇪, done ✅.\nSecond line 🎉 here.\n'
} as const
