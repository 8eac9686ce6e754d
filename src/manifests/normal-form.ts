type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD'

/**
 * Marks, and the two letters that become marks in NFKC. Putting a run of them in order takes time that grows with the square of its length:
 * a file of marks would hold the gate for hours.
 */
const LONG_RUN = /[\p{M}\uff9e\uff9f]{31}/u
const LONG_RUNS = /([\p{M}\uff9e\uff9f]{31,})/u

/**
 * A Unicode form of a text, in time that grows with its length. A run of more than 30 marks stays as it is: no language writes one.
 * @see https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
export function toForm(text: string, form: NormalForm): string {
  if (!LONG_RUN.test(text)) return text.normalize(form)
  // A pattern in brackets keeps what it parts: every second piece is a run.
  return text
    .split(LONG_RUNS)
    .map((piece, index) => (index % 2 === 0 ? piece.normalize(form) : piece))
    .join('')
}
