/**
 * Cuts output at NUL (or another end) into records, one character for each byte, a batch for each piece that arrives. What stands
 * behind the last end is left out: output that broke off is not guessed at.
 */
export async function* records(chunks: AsyncIterable<Buffer>, end = '\0'): AsyncGenerator<string[]> {
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + chunk.toString('latin1')).split(end)
    rest = parts.pop() ?? ''
    yield parts
  }
}
