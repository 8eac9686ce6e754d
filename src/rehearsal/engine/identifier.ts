/** A name as SQL writes it, always in quotes, so that no name is a keyword or a second statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as SQL writes it with `standard_conforming_strings` on. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
