import { describe } from '@jest/globals'
import { crlf } from '../../support/line-ends.ts'
import { drift, SCRIPTS } from './cases.ts'
import { proves } from './prove.ts'

/** Bytes as Python's codecs write them. */
const LEGACY = [
  {
    name: 'windows-1252',
    text: 'Le cœur déçu, l’âme naïve: 5 €.\n',
    hex: '4c6520639c75722064e9e7752c206c92e26d65206e61ef76653a203520802e0a'
  },
  {
    name: 'ISO-8859-1',
    text: 'Größe über Straße, señor, garçon.\n',
    hex: '4772f6df6520fc6265722053747261df652c207365f16f722c20676172e76f6e2e0a'
  },
  {
    name: 'IBM850',
    text: 'Größe über Straße: señor, garçon.\n',
    hex: '477294e16520816265722053747261e1653a207365a46f722c20676172876f6e2e0a'
  },
  {
    name: 'windows-1251',
    text: 'Съешь ещё этих мягких французских булок.\n',
    hex: 'd1fae5f8fc20e5f9b820fdf2e8f520ecffe3eae8f520f4f0e0edf6f3e7f1eae8f520e1f3ebeeea2e0a'
  },
  {
    name: 'koi8-r',
    text: 'Съешь ещё этих мягких французских булок.\n',
    hex: 'f3dfc5dbd820c5dda320dcd4c9c820cdd1c7cbc9c820c6d2c1cec3d5dad3cbc9c820c2d5cccfcb2e0a'
  },
  {
    name: 'macintosh',
    text: 'Größe “über” Straße, garçon…\n',
    hex: '47729aa76520d29f626572d32053747261a7652c206761728d6f6ec90a'
  },
  {
    name: 'windows-1253',
    text: 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.\n',
    hex: 'cee5f3eae5f0dce6f920f4e7ed20f8f5f7eff6e8fcf1e120e2e4e5ebf5e3ecdfe12e0a'
  },
  {
    name: 'iso-8859-2',
    text: 'Zażółć gęślą jaźń, mały kotek.\n',
    hex: '5a61bff3b3e62067eab66cb1206a61bcf12c206d61b379206b6f74656b2e0a'
  },
  {
    name: 'Shift_JIS',
    text: 'いろはにほへと ちりぬるを、カタカナと漢字。\n',
    hex: '82a282eb82cd82c982d982d682c62082bf82e882ca82e982f08141834a835e834a836982c68abf8e9a81420a'
  },
  {
    name: 'GB18030',
    text: '我能吞下玻璃而不伤身体。é😀\n',
    hex: 'ced2c4dccdcccfc2b2a3c1a7b6f8b2bbc9cbc9edcce5a1a3a8a69439fc360a'
  },
  {
    name: 'Big5',
    text: '我能吞下玻璃而不傷身體。\n',
    hex: 'a7daafe0a75da455acc1bcfea6d3a4a3b6cba8adc5e9a1430a'
  },
  {
    name: 'EUC-KR',
    text: '다람쥐 헌 쳇바퀴에 타고파.\n',
    hex: 'b4d9b6f7c1e320c7e520c3c2b9d9c4fbbfa120c5b8b0edc6c42e0a'
  },
  {
    name: 'EUC-JP',
    text: 'いろはにほへと、カタカナと漢字。\n',
    hex: 'a4a4a4eda4cfa4cba4dba4d8a4c8a1a2a5aba5bfa5aba5caa4c8b4c1bbfaa1a30a'
  },
  {
    name: 'ISO-2022-JP',
    text: 'いろはにほへと、漢字。\n',
    hex: '1b24422424246d244f244b245b24582448212234413b7a21231b28420a'
  }
] as const

const BRACKETS = 'Größe = 5 + x; Straße [1] {a|b}!\n'
/** Encodings without ASCII in their lower half, and UTF-7 in ASCII: as Python and `iconv` write them. */
const UNLIKE_ASCII = [
  { name: 'IBM037', text: BRACKETS, hex: 'c799cc5985407e40f5404e40a75e40e2a39981598540baf1bb40c0814f82d05a25' },
  { name: 'IBM500', text: BRACKETS, hex: 'c799cc5985407e40f5404e40a75e40e2a399815985404af15a40c081bb82d04f25' },
  { name: 'IBM1047', text: BRACKETS, hex: 'c799cc5985407e40f5404e40a75e40e2a39981598540adf1bd40c0814f82d05a25' },
  {
    name: 'IBM1047 with line ends as a mainframe writes them',
    text: BRACKETS,
    hex: 'c799cc5985407e40f5404e40a75e40e2a39981598540adf1bd40c0814f82d05a15'
  },
  {
    name: 'UTF-7',
    text: 'Größe = 5 + x; 漢字 😀 a+b\n',
    hex: Buffer.from('Gr+APYA3w-e = 5 +- x; +byJbVw +2D3eAA a+-b\n').toString('hex')
  }
]

const BINARY = { text: 'binary' } as const
const UTF8 = { text: 'utf-8', eol: 'lf' } as const

function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

function utf32(text: string): Buffer {
  return Buffer.concat(
    Array.from(text, character => {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32LE(character.codePointAt(0) ?? 0)
      return bytes
    })
  )
}

describe('a UTF-8 text was saved in another encoding', () => {
  proves([
    ...[...LEGACY, ...UNLIKE_ASCII].map(({ name, text, hex }) => drift(name, text, Buffer.from(hex, 'hex'), 'encoding-changed')),
    ...Object.entries(SCRIPTS).flatMap(([script, text]) => [
      drift(`UTF-16LE with a mark, ${script}`, text, utf16(`\ufeff${text}`), 'encoding-changed'),
      drift(`UTF-16BE with a mark, ${script}`, text, utf16(`\ufeff${text}`, true), 'encoding-changed')
    ]),
    drift('EBCDIC without the last line end', BRACKETS, Buffer.from(UNLIKE_ASCII[0]?.hex.slice(0, -2) ?? '', 'hex'), [
      'final-newline-removed',
      'encoding-changed'
    ]),
    drift('UTF-16LE without a mark', SCRIPTS.cyrillic, utf16(SCRIPTS.cyrillic), 'encoding-changed'),
    drift('UTF-16BE without a mark', 'plain text\n', utf16('plain text\n', true), 'encoding-changed'),
    drift('UTF-32LE with a mark', SCRIPTS.emoji, utf32(`\ufeff${SCRIPTS.emoji}`), 'encoding-changed'),
    drift('PowerShell: UTF-16LE and CRLF', SCRIPTS.latin, utf16(`\ufeff${crlf(SCRIPTS.latin)}`), [
      'crlf-added',
      'encoding-changed'
    ]),
    drift('Latin-1 and CRLF', 'Größe\nüber\n', Buffer.from(crlf('Größe\nüber\n'), 'latin1'), ['crlf-added', 'encoding-changed'], {
      facts: UTF8
    }),
    drift('a sealed BOM kept', `\ufeff${SCRIPTS.greek}`, utf16(`\ufeff${SCRIPTS.greek}`), 'encoding-changed', {
      facts: { text: 'utf-8', bom: true, eol: 'lf' }
    })
  ])
})

describe('a text in another encoding was saved as UTF-8', () => {
  proves([
    ...LEGACY.filter(({ name }) => name !== 'ISO-2022-JP').map(({ name, text, hex }) =>
      drift(name, Buffer.from(hex, 'hex'), text, 'encoding-changed', { facts: BINARY })
    ),
    drift('UTF-16LE with a mark', utf16(`\ufeff${SCRIPTS.thai}`), SCRIPTS.thai, 'encoding-changed'),
    drift('UTF-16BE without a mark', utf16(SCRIPTS.emoji, true), SCRIPTS.emoji, 'encoding-changed'),
    drift('UTF-16LE with CRLF, by git', utf16(`\ufeff${crlf(SCRIPTS.latin)}`), SCRIPTS.latin, [
      'encoding-changed',
      'crlf-removed'
    ]),
    drift('UTF-32LE', utf32(SCRIPTS.hebrew), SCRIPTS.hebrew, 'encoding-changed')
  ])
})

/** Read with `hex` as the bytes of an encoding, as a terminal or an editor shows UTF-8 then. */
const garble = (text: string) => Buffer.from(text).toString('latin1')

describe('mojibake', () => {
  proves([
    drift('read as Latin-1', 'Größe über Straße\n', garble('Größe über Straße\n'), 'mojibake'),
    drift('read as Latin-1 twice', 'Größe über Straße\n', garble(garble('Größe über Straße\n')), 'mojibake'),
    drift('read as windows-1252', 'naïve – “quoted” – 5 €\n', 'naÃ¯ve â€“ â€œquotedâ€\u009d â€“ 5 â‚¬\n', 'mojibake'),
    drift('read as windows-1251', 'Съешь ещё\n', 'РЎСЉРµС€СЊ РµС‰С‘\n', 'mojibake'),
    drift('read as IBM850', 'em — dash\n', 'em ÔÇö dash\n', 'mojibake'),
    drift('read as macintosh', 'Größe – café\n', 'Gr√∂√üe ‚Äì caf√©\n', 'mojibake'),
    drift('in part of the text', 'Größe: 日本語\n', `${garble('Größe')}: 日本語\n`, 'mojibake'),
    drift('a sealed mark too', '\ufeffid,name\n1,pier\n', garble('\ufeffid,name\n1,pier\n'), 'mojibake', {
      facts: { text: 'utf-8', bom: true, eol: 'lf' }
    }),
    drift('a sealed mark too, twice', '\ufeffid,name\n', garble(garble('\ufeffid,name\n')), 'mojibake', {
      facts: { text: 'utf-8', bom: true, eol: 'lf' }
    }),
    drift('a mark that was added before', 'id,name\n1,pier\n', garble('\ufeffid,name\n1,pier\n'), ['bom-added', 'mojibake'], {
      facts: { text: 'ascii', eol: 'lf' }
    }),
    drift('a mark, text and line ends', 'Größe\nüber\n', crlf(garble('\ufeffGröße\nüber\n')), [
      'bom-added',
      'mojibake',
      'crlf-added'
    ]),
    drift('a mark read as macintosh', 'id,name\n', 'Ôªøid,name\n', ['bom-added', 'mojibake']),
    drift('other characters in front are not a mark', 'id,name\n', 'ï»¾id,name\n', 'prepended'),
    drift('with BOM and CRLF', 'Größe\nüber\n', `\ufeff${crlf(garble('Größe\nüber\n'))}`, ['mojibake', 'crlf-added', 'bom-added'])
  ])
})
